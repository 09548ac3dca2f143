/** The key of an action, shown beside it: `mod+k` reads Ctrl K, on a Mac ⌘K. Not read aloud. */
export function KeyHint({ keys, boxed = false }: { readonly keys: string; readonly boxed?: boolean }) {
  return (
    <kbd aria-hidden className={boxed ? 'key key-boxed' : 'key'}>
      {showKeys(keys)}
    </kbd>
  );
}

/** `mod+enter` as it stands on this keyboard. */
export function showKeys(keys: string): string {
  const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);
  const names: Readonly<Record<string, string>> = {
    mod: isMac ? '⌘' : 'Ctrl',
    enter: '↵',
    shift: isMac ? '⇧' : 'Shift',
    alt: isMac ? '⌥' : 'Alt',
    esc: 'Esc',
    up: '↑',
    down: '↓',
  };
  return keys
    .split('+')
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ');
}
