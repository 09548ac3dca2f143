import type { UnlockNotice } from '../api';
import type { TornAct } from './torn-act';
import type { UnlockParts, UnlockResult } from './unlock';

/** Cuts off the act that a power cut tore, and opens what stood there before it; where main knows better it is damage. */
export async function withoutTornAct(
  parts: UnlockParts,
  { segment, offset, sequence, bytes }: TornAct,
  again: (parts: UnlockParts) => Promise<UnlockResult>,
): Promise<UnlockResult> {
  const cut = await parts.port.call('journal.cut-off', { segment, offset, sequence });
  if (cut.kind === 'failed') {
    if (cut.failure.reason === 'refused') return again({ ...parts, keepsTorn: true });
    return { outcome: { kind: 'storage-failed', reason: cut.failure.detail } };
  }
  const result = await again(parts);
  if (result.outcome.kind !== 'open') return result;
  const notices: readonly UnlockNotice[] = [{ kind: 'torn-tail-dropped', bytes }, ...result.outcome.notices];
  return { ...result, outcome: { kind: 'open', notices } };
}
