import type { RestoreContext, Restores } from '../context';
import { installSource } from './install-source';
import { type VerifiedSource, verifySource } from './verify-source';

/** How long the keys of a verified backup wait for the person's word; nobody is unlocked meanwhile, so no idle lock ends it. */
const KEPT_FOR_MS = 15 * 60 * 1000;

/** Restores, before anything is unlocked: verified first, then installed; the app restarts locked afterwards. */
export function restores(context: RestoreContext): Restores {
  let verified: VerifiedSource | null = null;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  const keep = (next: VerifiedSource | null) => {
    clearTimeout(forgetting);
    verified = next;
    if (next !== null) forgetting = setTimeout(() => keep(null), KEPT_FOR_MS);
  };
  return {
    async verify(sourceId, secret, onProgress, cancelled) {
      keep(null);
      const answer = await verifySource(context, sourceId, secret, onProgress, cancelled);
      keep(answer.verified);
      return answer.outcome;
    },
    async install(sourceId, onProgress) {
      if (verified?.sourceId !== sourceId) {
        return { kind: 'invalid', issues: [{ path: 'sourceId', message: 'Check this backup first' }] };
      }
      const outcome = await installSource(context, verified, onProgress);
      if (outcome.kind === 'done') keep(null);
      return outcome;
    },
  };
}
