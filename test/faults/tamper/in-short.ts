import type { UnlockOutcome } from '../../../renderer/vault/api';

/** `open` with everything that was noticed, in one order, or the kind of the refusal with what it names. */
export function inShort(outcome: UnlockOutcome): string {
  if (outcome.kind === 'header-older' || outcome.kind === 'keyring-older')
    return `${outcome.kind} ${outcome.found}<${outcome.needed}`;
  if (outcome.kind !== 'open') return outcome.kind;
  const notices = outcome.notices.map((notice) => {
    switch (notice.kind) {
      case 'copy-mended':
        return `${notice.kind}:${notice.what}`;
      case 'rebuilt':
        return `${notice.kind}:${notice.why}`;
      case 'record-damaged':
        return `${notice.kind}:${notice.records}`;
      default:
        return notice.kind;
    }
  });
  return ['open', ...notices.sort()].join(' ');
}
