/** Fewest characters of a password (vault.md). There are no rules about which characters: length is what counts. */
export const SHORTEST_PASSWORD = 14;

/** What the floor says of a password. How good it is beyond the floor is for the strength estimate to say. */
export type PasswordCheck =
  | { readonly kind: 'long-enough'; readonly characters: number }
  | { readonly kind: 'too-short'; readonly characters: number; readonly missing: number };

/**
 * Characters are code points after NFKC, the form that is also given to Argon2id: what looks the same counts the same,
 * and an emoji is as long as it is made of. A generated passphrase of five words is always long enough.
 */
export function checkPassword(password: string): PasswordCheck {
  const characters = Array.from(password.normalize('NFKC')).length;
  return characters >= SHORTEST_PASSWORD
    ? { kind: 'long-enough', characters }
    : { kind: 'too-short', characters, missing: SHORTEST_PASSWORD - characters };
}
