import type { RestoreContext, Restores } from '../context';
import { installSource } from './install-source';
import { type VerifiedSource, verifySource } from './verify-source';

/** Restores, before anything is unlocked: verified first, then installed; the app restarts locked afterwards. */
export function restores(context: RestoreContext): Restores {
  let verified: VerifiedSource | null = null;
  return {
    async verify(sourceId, secret, onProgress, cancelled) {
      verified = null;
      const answer = await verifySource(context, sourceId, secret, onProgress, cancelled);
      verified = answer.verified;
      return answer.outcome;
    },
    async install(sourceId, onProgress) {
      if (verified?.sourceId !== sourceId) {
        return { kind: 'invalid', issues: [{ path: 'sourceId', message: 'This backup was not verified' }] };
      }
      return installSource(context, verified, onProgress);
    },
  };
}
