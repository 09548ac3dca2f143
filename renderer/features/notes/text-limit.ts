/** Why a text of this length cannot be finished, or null when it can. Nothing is cut off. */
export function tooLong(length: number, limit: number): string | null {
  if (length <= limit) return null;
  return `This is ${count(length - limit)} characters longer than the ${count(limit)} that one field holds. Shorten it, or attach it as a file instead. Nothing was cut off.`;
}

/** Why a paste is refused as a whole, or null when it fits. The text stays as it was before. */
export function refusedPaste(present: number, pasted: number, limit: number): string | null {
  if (present + pasted <= limit) return null;
  return `Not pasted: ${count(pasted)} characters do not fit into the ${count(limit)} that one field holds. Your text is as it was. Attach the long text as a file instead.`;
}

function count(characters: number): string {
  return characters.toLocaleString('en-GB');
}
