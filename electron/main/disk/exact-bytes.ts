/**
 * A copy whose buffer holds these bytes and nothing else. A view would take its whole buffer across a port with it,
 * with whatever else stands there (measured: 2 KB view, 1 MB sent).
 */
export function exactBytes(view: Uint8Array): Uint8Array {
  const whole = view.byteOffset === 0 && view.byteLength === view.buffer.byteLength;
  return whole && view.constructor === Uint8Array ? view : new Uint8Array(view);
}
