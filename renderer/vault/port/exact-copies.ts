/**
 * The same value with every view replaced by a copy that fills its buffer: a view sent over a port would take its whole
 * buffer along, other people's plaintext included.
 */
export function exactCopies(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return value.byteLength === value.buffer.byteLength ? value : value.slice();
  if (Array.isArray(value)) return value.map(exactCopies);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exactCopies(inner)]));
}
