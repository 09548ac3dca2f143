/** Order of words in the dictionary: by their UTF-8 bytes. Negative when `one` comes first. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return one.length - other.length;
}

export function startsWithBytes(word: Uint8Array, beginning: Uint8Array): boolean {
  if (word.length < beginning.length) {
    return false;
  }
  for (let at = 0; at < beginning.length; at += 1) {
    if (word[at] !== beginning[at]) {
      return false;
    }
  }
  return true;
}
