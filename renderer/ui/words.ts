const SMALL = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
] as const;

/** `Five sessions`, `One note`, `No drafts`, `14 records`: a count at the start of a sentence. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${SMALL[count] ?? count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** The same inside a sentence: `five sessions`. */
export function countWithin(count: number, one: string, many = `${one}s`): string {
  return `${SMALL[count]?.toLowerCase() ?? count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
