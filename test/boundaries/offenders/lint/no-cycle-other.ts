// breaks: import(no-cycle)
import { one } from './no-cycle';

export const other = (): unknown => one;
