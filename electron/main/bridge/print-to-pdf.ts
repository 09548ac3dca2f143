import type { WebContents } from 'electron';
import type { PrintOutcome } from '../../contract/bridge';
import { failureOf } from '../disk/disk-trouble';
import { writeWhole } from '../disk/durable-write';
import type { FileDialogs } from './ask-for-file';

/** Prints what the page shows to a PDF the person places; the bytes in main are overwritten afterwards. */
export async function printToPdf(
  contents: WebContents,
  dialogs: FileDialogs,
  suggestedName: string,
): Promise<PrintOutcome> {
  const name = suggestedName.toLowerCase().endsWith('.pdf') ? suggestedName : `${suggestedName}.pdf`;
  const path = await dialogs.saveAs(name);
  if (path === null) return { kind: 'cancelled' };
  let bytes: Buffer | null = null;
  try {
    bytes = await contents.printToPDF({ printBackground: true, preferCSSPageSize: true });
    await writeWhole(path, bytes);
    return { kind: 'printed' };
  } catch (error) {
    return { kind: failureOf(error).reason === 'disk-full' ? 'disk-full' : 'failed' };
  } finally {
    bytes?.fill(0);
  }
}
