// breaks: contract-imported-as-types
import { channels } from '../contract/bridge';

export const window = channels;
