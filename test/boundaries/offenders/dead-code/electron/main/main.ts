import { used } from './half-used';

used();
