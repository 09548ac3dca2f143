import type { Survey } from '../../../electron/contract/storage';
import { keyringHolder } from '../keys/keyring-holder';
import type { RawStore } from '../store/load-store';
import { UNNAMED_PRACTICE, writeFirstFrames } from './first-frames';
import type { OpenedKeys } from './open-keys';
import type { UnlockParts } from './unlock';

/** Keys, and nothing else: the first run ended before its first frames were whole. Anything more is a lost journal. */
export function isFirstRunCutOff(
  { head, segments, files }: Survey,
  { keyring }: OpenedKeys,
  { meta }: RawStore,
): boolean {
  const units = [...keyring.parts.values()].reduce((sum, part) => sum + part.units.size, 0);
  return head.sequence === 0 && segments.length <= 1 && files === 0 && units <= 1 && meta.length === 0;
}

/** Begins the journal; a segment that a power cut tore goes first, with a copy kept. `answered`: main knows better, it was whole. */
export async function finishFirstRun(
  { port, now }: UnlockParts,
  { journal, segments }: Survey,
  { keyring, opened }: OpenedKeys,
): Promise<'finished' | 'failed' | 'answered'> {
  if (journal.kind !== 'whole' || segments.length > 0) {
    const cut = await port.call('journal.cut-off', { segment: 1, offset: 0, sequence: 1 });
    if (cut.kind === 'failed') return cut.failure.reason === 'refused' ? 'answered' : 'failed';
  }
  const holder = keyringHolder(keyring, opened.keys, port, new Set());
  const begun = await writeFirstFrames(port, holder, UNNAMED_PRACTICE, now);
  return begun.kind === 'written' ? 'finished' : 'failed';
}
