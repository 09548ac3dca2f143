import { paddedLength } from '../crypto/padding';

/** Length of a file once it is filled up so that its size says little (FORMAT.md, Files); an empty one stays empty. */
export function paddedFileLength(bytes: number): number {
  return bytes === 0 ? 0 : paddedLength(bytes);
}
