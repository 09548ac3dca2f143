const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The 16 bytes that an id of 26 characters names (FORMAT.md, first paragraph). */
export function bytesOfId(id: string): Uint8Array {
  const bytes = new Uint8Array(16);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of id) {
    held = (held << 5) | Math.max(0, alphabet.indexOf(character));
    bits += 5;
    if (bits >= 8 && at < 16) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}

/** The id of 26 characters that names these 16 bytes. */
export function idOfBytes(bytes: Uint8Array): string {
  let id = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += alphabet[(held >> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  if (bits > 0) id += alphabet[(held << (5 - bits)) & 31];
  return id;
}
