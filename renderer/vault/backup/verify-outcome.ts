import type { VerifyOutcome } from '../api';
import type { ProvenSource, Unproven } from './prove-source';

/**
 * The answer about a source that was read to its end. `hasNewerList`: destructions were also looked up in a list at least
 * as new as the source; without one, what was destroyed after the source's last day is not known here.
 */
export function verifyOutcome(proof: ProvenSource | Unproven, hasNewerList: boolean): VerifyOutcome {
  if (proof.kind === 'unproven') {
    const { fault, readable } = proof;
    if (fault.kind !== 'damaged') return fault;
    const { kind, what, detail } = fault;
    return { kind, what, detail, readableRecords: readable };
  }
  const { digest, counts, files } = proof.content;
  const upTo = proof.scratch.lastAt;
  const day = upTo === null ? null : upTo.slice(0, 10);
  return { kind: 'whole', counts, files, digest, upTo, destructionsKnownUpTo: hasNewerList ? null : day };
}
