import type { Practice } from '../../domain/practice';
import type { Workroom } from './workroom';

/** The practice's settings; every vault is made with them, so a vault without is a bug. */
export function practice(room: Workroom): Practice {
  for (const found of room.cabinet.practices.all()) {
    return found;
  }
  throw new Error('This vault holds no practice');
}
