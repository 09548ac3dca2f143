export const RECOVERY_GROUPS = 9;
const GROUP = 4;

/**
 * What is typed of a recovery key as it stands on the sheet: capitals in groups of four. Letters that the sheet never
 * uses are read as the digits they look like (O as 0, I and L as 1); spaces, dashes and anything else are left out.
 */
export function showRecoveryTyping(typed: string, groups = RECOVERY_GROUPS): string {
  const plain = typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-HJKMNP-TV-Z]/g, '')
    .slice(0, groups * GROUP);
  return plain.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** How many characters of the key stand in a text, and whether the key is complete. */
export function countTyped(
  typed: string,
  groups = RECOVERY_GROUPS,
): { readonly groups: number; readonly isWhole: boolean } {
  const characters = showRecoveryTyping(typed, groups).replaceAll(' ', '').length;
  return { groups: Math.floor(characters / GROUP), isWhole: characters === groups * GROUP };
}
