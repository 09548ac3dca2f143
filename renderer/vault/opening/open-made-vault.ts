import type { Unsaved } from '../api';
import { readRawStore } from '../store/load-store';
import { type UnwrittenVault, writeVault } from './prepare-vault';
import { openWith, type UnlockParts, type UnlockResult } from './unlock';

/** Writes a new vault and opens it with the keys at hand: nobody types the password twice on the first day. */
export async function openMadeVault(
  parts: UnlockParts,
  unwritten: UnwrittenVault,
): Promise<{ readonly kind: 'made'; readonly result: UnlockResult } | Unsaved> {
  const written = await writeVault(parts.port, unwritten, parts.now);
  if (written.kind !== 'made') return written;
  const survey = await parts.port.call('survey', {});
  if (survey.kind === 'failed') return { kind: 'storage-failed', reason: survey.failure.detail };
  const keys = {
    kind: 'keys' as const,
    opened: unwritten.opened,
    keyring: written.keyring,
    keyringBytes: new Uint8Array(),
    mend: [],
  };
  const raw = await readRawStore(parts.database);
  return { kind: 'made', result: await openWith(parts, survey.value, keys, raw, () => {}) };
}
