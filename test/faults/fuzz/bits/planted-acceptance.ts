import { frameAt, SEGMENT_HEADER_BYTES } from '../../../../renderer/vault/journal/frame';
import { backupCheck } from './check-damaged';
import type { BackupFiles } from './damages';
import { judge } from './judge';

/**
 * The control: a drive whose manifest is gone and whose journal ends a whole act earlier. A restore must accept it (an older
 * copy is one, too), with other content; the judge has to say so. True when it did.
 */
export async function plantedIsSeen(drive: BackupFiles): Promise<boolean> {
  const check = await backupCheck('drive', drive);
  const name = [...drive.keys()].find((one) => one.startsWith('journal/')) ?? '';
  const segment = drive.get(name) ?? new Uint8Array();
  const borders: number[] = [];
  let at = SEGMENT_HEADER_BYTES;
  for (let frame = frameAt(segment, at); frame; frame = frameAt(segment, at)) {
    borders.push(at);
    at += frame.bytes.length;
  }
  for (const border of borders.reverse()) {
    const older = new Map(
      [...drive, [name, segment.slice(0, border)] as const].filter(([one]) => one !== 'manifest'),
    );
    const verdict = judge(await check.all(older), check.whole, 'it is said to be harmless');
    if (verdict.kind === 'wrong' && verdict.what.includes('other content')) return true;
  }
  return false;
}
