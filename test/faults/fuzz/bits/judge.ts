import type { Said } from './check-damaged';

export type Verdict =
  | { readonly kind: 'refused'; readonly by: string }
  | { readonly kind: 'harmless'; readonly why: string }
  | { readonly kind: 'wrong'; readonly what: string };

/** Refused by a name, or accepted with the very same content where that may be; anything else is wrong. */
export function judge(said: Said, whole: Said, harmless: string | null): Verdict {
  const { outcome } = said;
  if (said.writes > 0) return { kind: 'wrong', what: 'looking made somebody write' };
  if (outcome.kind === 'damaged') return { kind: 'refused', by: outcome.what };
  if (outcome.kind === 'no-backup') return { kind: 'refused', by: 'no backup' };
  if (outcome.kind !== 'whole') return { kind: 'wrong', what: `said ${outcome.kind}` };
  if (
    whole.outcome.kind !== 'whole' ||
    outcome.digest !== whole.outcome.digest ||
    said.installs !== whole.installs
  )
    return { kind: 'wrong', what: 'accepted with other content' };
  return harmless === null
    ? { kind: 'wrong', what: 'accepted, and nothing says why that is harmless' }
    : { kind: 'harmless', why: harmless };
}
