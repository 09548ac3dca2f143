// breaks: TS1484
import { Shape } from './shape';

export type Square = Shape;
