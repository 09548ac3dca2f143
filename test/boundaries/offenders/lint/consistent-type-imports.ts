// breaks: typescript(consistent-type-imports)
import { Shape } from './shape';

export const draw = (shape: Shape) => shape.sides;
