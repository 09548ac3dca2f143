import { z } from 'zod';

/** Switches for development and tests, from `CASEKEEP_*` in the environment; a packaged app reads none of them. */
export interface TestSwitches {
  /** The profile folder instead of the system's. */
  readonly profileDir: string | null;
  /** Waits before the first window, so that a test can attach. */
  readonly windowDelayMs: number;
  /** Moves the wall clock. */
  readonly clockShiftMs: number;
  /** JSON file with answers for file dialogs; each is taken once. */
  readonly chooseFile: string | null;
  /** Idle lock after so many seconds instead of the minutes of the settings. */
  readonly idleSeconds: number | null;
  /** How often places are looked for. */
  readonly placesIntervalMs: number;
  /** The launcher runs the old development runtime. */
  readonly developmentRuntime: boolean;
}

export const noSwitches: TestSwitches = {
  profileDir: null,
  windowDelayMs: 0,
  clockShiftMs: 0,
  chooseFile: null,
  idleSeconds: null,
  placesIntervalMs: 3000,
  developmentRuntime: false,
};

const whole = z.coerce.number().int();
const schema = z.object({
  CASEKEEP_PROFILE_DIR: z.string().min(1).optional().catch(undefined),
  CASEKEEP_TEST_WINDOW_DELAY_MS: whole.min(0).max(60_000).catch(0),
  CASEKEEP_TEST_CLOCK_SHIFT_MS: whole.catch(0),
  CASEKEEP_TEST_CHOOSE: z.string().min(1).optional().catch(undefined),
  CASEKEEP_TEST_IDLE_SECONDS: z.coerce.number().positive().optional().catch(undefined),
  CASEKEEP_TEST_PLACES: whole.min(50).catch(noSwitches.placesIntervalMs),
  CASEKEEP_DEVELOPMENT_RUNTIME: z.string().optional().catch(undefined),
});

/** Packaged: none, whatever the environment says. */
export function readTestSwitches(
  env: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): TestSwitches {
  if (packaged) return noSwitches;
  const read = schema.parse(env);
  return {
    profileDir: read.CASEKEEP_PROFILE_DIR ?? null,
    windowDelayMs: read.CASEKEEP_TEST_WINDOW_DELAY_MS,
    clockShiftMs: read.CASEKEEP_TEST_CLOCK_SHIFT_MS,
    chooseFile: read.CASEKEEP_TEST_CHOOSE ?? null,
    idleSeconds: read.CASEKEEP_TEST_IDLE_SECONDS ?? null,
    placesIntervalMs: read.CASEKEEP_TEST_PLACES,
    developmentRuntime: read.CASEKEEP_DEVELOPMENT_RUNTIME === '1',
  };
}
