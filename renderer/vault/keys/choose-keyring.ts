import type { Keyring } from './keyring';
import { openKeyring } from './keyring-format';
import type { VaultKeys } from './vault-keys';

export type ChosenKeyring =
  /** `mend`: a copy was missing, damaged or older, and both should be written again. */
  | { readonly kind: 'open'; readonly keyring: Keyring; readonly bytes: Uint8Array; readonly mend: boolean }
  | { readonly kind: 'keyring-damaged' }
  | { readonly kind: 'header-older' }
  | { readonly kind: 'keyring-older'; readonly found: number; readonly needed: number }
  | { readonly kind: 'newer-version'; readonly version: number };

/** The newest copy that opens wins. Whether it is new enough is asked of the journal afterwards. */
export function chooseKeyring(copies: readonly Uint8Array[], keys: VaultKeys): ChosenKeyring {
  const outcomes = copies.map((bytes) => ({ bytes, outcome: openKeyring(bytes, keys) }));
  const opened = outcomes.flatMap(({ bytes, outcome }) =>
    outcome.kind === 'open' ? [{ bytes, keyring: outcome.keyring }] : [],
  );
  const best = opened.toSorted((a, b) => b.keyring.generation - a.keyring.generation)[0];
  if (!best) {
    for (const { outcome } of outcomes) {
      if (outcome.kind === 'newer-version' || outcome.kind === 'header-older') return outcome;
      if (outcome.kind === 'part-older') return { ...outcome, kind: 'keyring-older' };
    }
    return { kind: 'keyring-damaged' };
  }
  const mend = opened.length < 2 || opened.some((one) => one.keyring.generation !== best.keyring.generation);
  return { kind: 'open', ...best, mend };
}
