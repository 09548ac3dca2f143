import { COMPARTMENTS } from '../compartments';
import type { FrameDraft } from '../journal/frame-group';
import type { VaultKeys } from '../keys/vault-keys';

/** A frame that only names the generations of header and keyring: what is older than it is a rollback from now on. */
export function keysFrame(keys: VaultKeys): FrameDraft {
  return {
    compartment: COMPARTMENTS['front-desk'],
    kind: 'keys',
    id: keys.vaultId,
    revision: 0,
    unit: '',
    keyGeneration: 0,
    earlier: null,
    gone: false,
    content: new Uint8Array(),
  };
}
