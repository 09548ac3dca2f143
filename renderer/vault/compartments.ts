import type { Compartment } from '../domain/record';

/** Compartments by their number in every format (FORMAT.md): 1 front desk, 2 clinical; more may come. */
export const COMPARTMENTS = { 'front-desk': 1, clinical: 2 } as const satisfies Record<Compartment, number>;

/** The compartments this version knows, by number. */
export const compartmentNumbers: readonly number[] = Object.values(COMPARTMENTS);
