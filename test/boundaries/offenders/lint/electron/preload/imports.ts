// breaks: eslint(no-restricted-imports)
import { seal } from '../../renderer/vault/crypto/seal';

export const expose = seal;
