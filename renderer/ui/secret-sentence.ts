/** After a wrong password or recovery key: what to try, and how long the next try has to wait. */
export function wrongSecretSentence(
  what: 'password' | 'recovery key',
  waitUntil: string | null,
  now: Date,
): string {
  const wrong =
    what === 'password'
      ? 'That is not the password. Look at Caps Lock and the keyboard language.'
      : 'That recovery key does not open this vault. Check that the sheet belongs to it.';
  const wait = waitSentence(waitUntil, now);
  return wait === null ? wrong : `${wrong} ${wait}`;
}

/** `Next try in 0:12.`, or null when nobody has to wait. */
export function waitSentence(waitUntil: string | null, now: Date): string | null {
  const seconds = secondsUntil(waitUntil, now);
  if (seconds <= 0) return null;
  const minutes = Math.floor(seconds / 60);
  return `Next try in ${minutes}:${String(seconds % 60).padStart(2, '0')}.`;
}

/** Whole seconds until an instant, 0 when it is over or null. */
export function secondsUntil(instant: string | null, now: Date): number {
  if (instant === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(instant) - now.getTime()) / 1000));
}
