import type { Compartment } from '../domain/record';

/** Compartments by their number in every format (FORMAT.md): 1 front desk, 2 clinical; more may come. */
export const COMPARTMENTS = { 'front-desk': 1, clinical: 2 } as const satisfies Record<Compartment, number>;

/** The compartments this version knows, by number. */
export const compartmentNumbers: readonly number[] = Object.values(COMPARTMENTS);

/** The name of a compartment number; undefined for one of a newer version. */
export function compartmentOf(number: number): Compartment | undefined {
  if (number === COMPARTMENTS['front-desk']) return 'front-desk';
  return number === COMPARTMENTS.clinical ? 'clinical' : undefined;
}
