import { concat } from '../../../renderer/vault/crypto/bytes';

/** One file of an archive. */
export interface TarPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** A POSIX ustar archive of plain files. */
export function tarOf(parts: readonly TarPart[]): Uint8Array {
  const blocks = parts.flatMap(({ name, bytes }) => {
    const head = Buffer.alloc(BLOCK);
    head.write(name, 0, 'latin1');
    head.write('0000600\0', 100, 'latin1');
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    head.write('0', 156, 'latin1');
    head.write('ustar\x0000', 257, 'latin1');
    const body = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
    body.set(bytes);
    return [head, body];
  });
  return withTarChecks(concat(...blocks, new Uint8Array(2 * BLOCK)));
}

/** The checksum of every block that calls itself a head made right again. */
export function withTarChecks(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) {
    if (bytes.toString('latin1', at + 257, at + 262) !== 'ustar') continue;
    bytes.fill(0x20, at + 148, at + 156);
    const sum = bytes.subarray(at, at + BLOCK).reduce((all, byte) => all + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
  }
  return new Uint8Array(bytes);
}
