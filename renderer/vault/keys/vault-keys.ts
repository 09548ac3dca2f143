import { COMPARTMENTS } from '../compartments';
import type { Key } from '../crypto/key';
import { subkey } from '../crypto/subkey';

/** The keys a slot opens in the header, by compartment and by key generation; everything else is derived from them. */
export interface RootKeys {
  readonly vault: ReadonlyMap<number, Key>;
  readonly compartments: ReadonlyMap<number, ReadonlyMap<number, Key>>;
}

/**
 * Derived keys by purpose (FORMAT.md, Derived keys). Frames, envelopes and the keyring follow the key generation that was
 * current when they were written; names, proofs, tombstones and manifests stay with generation 1, so that they stay comparable.
 */
export interface VaultKeys {
  readonly vaultId: string;
  /** Generation of the header these keys came from. */
  readonly headerGeneration: number;
  /** Key generation under which new frames are written. */
  readonly generation: number;
  /** Every slot opens the same compartments: then whoever writes the keyring writes all of its parts anew. */
  readonly areSlotsAlike: boolean;
  /** Compartments that this slot opens. */
  readonly compartments: readonly number[];
  frame(generation: number): Key | undefined;
  envelope(compartment: number, generation: number): Key | undefined;
  keyring(compartment: number, generation: number): Key | undefined;
  tombstone(compartment: number): Key | undefined;
  unitName(compartment: number): Key | undefined;
  proof(): Key | undefined;
  manifest(): Key | undefined;
}

/** Derives each key once, when it is first asked for. */
export function vaultKeys(
  vaultId: string,
  headerGeneration: number,
  roots: RootKeys,
  slots: readonly { readonly keys: Readonly<Record<string, unknown>> }[],
): VaultKeys {
  const derived = new Map<string, Key>();
  const derive = (name: string, root: Key | undefined, number: number, context: string) => {
    const known = derived.get(name);
    if (known || !root) return known;
    const key = subkey(root, number, context);
    derived.set(name, key);
    return key;
  };
  const ofCompartment = (compartment: number, generation: number, number: number, context: string) =>
    derive(
      `${context}|${compartment}|${generation}`,
      roots.compartments.get(compartment)?.get(generation),
      number,
      context,
    );
  return {
    vaultId,
    headerGeneration,
    generation: Math.max(...roots.vault.keys()),
    areSlotsAlike: new Set(slots.map(({ keys }) => Object.keys(keys).toSorted().join())).size === 1,
    compartments: [...roots.compartments.keys()],
    frame: (generation) => derive(`frame|${generation}`, roots.vault.get(generation), 1, 'ckmac___'),
    envelope: (compartment, generation) => ofCompartment(compartment, generation, 1, 'ckenvel_'),
    keyring: (compartment, generation) => ofCompartment(compartment, generation, 2, 'ckkeyrg_'),
    tombstone: (compartment) => ofCompartment(compartment, 1, 3, 'cktombs_'),
    unitName: (compartment) => ofCompartment(compartment, 1, 4, 'ckunitid'),
    proof: () => ofCompartment(COMPARTMENTS.clinical, 1, 5, 'ckproof_'),
    manifest: () => ofCompartment(COMPARTMENTS['front-desk'], 1, 6, 'ckmanife'),
  };
}
