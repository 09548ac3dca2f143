// breaks: eslint(no-restricted-imports)
import { seal } from '../vault/crypto/seal';

export const Shell = () => seal;
