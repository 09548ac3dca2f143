import type { ArgonCost, ArgonInput, ArgonOutcome } from './argon';
import { randomBytes } from './random';

const MIB = 1024 * 1024;

/** Never less than this. */
export const ARGON_FLOOR: ArgonCost = { operations: 3, memoryBytes: 64 * MIB };
const ARGON_CEILING = 1024 * MIB;
const AIM_MS = 1000;

/**
 * The cost that takes about one second here, within 64 MiB and 1 GiB: the floor is timed once and memory grown in
 * proportion (Argon2id is linear in it). `clock` is in milliseconds.
 */
export async function calibrate(
  derive: (input: ArgonInput) => Promise<ArgonOutcome>,
  clock: () => number,
): Promise<ArgonCost> {
  const started = clock();
  const tried = await derive({ ...ARGON_FLOOR, secret: randomBytes(16), salt: randomBytes(16) });
  const tookMs = Math.max(1, clock() - started);
  if (tried.kind !== 'derived') return ARGON_FLOOR;
  const factor = Math.floor((AIM_MS / tookMs) * (ARGON_FLOOR.memoryBytes / MIB));
  const memoryBytes = Math.min(ARGON_CEILING, Math.max(ARGON_FLOOR.memoryBytes, factor * MIB));
  return { operations: ARGON_FLOOR.operations, memoryBytes };
}
