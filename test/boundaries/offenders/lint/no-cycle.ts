// breaks: import(no-cycle)
import { other } from './no-cycle-other';

export const one = (): unknown => other;
