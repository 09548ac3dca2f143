import libsodium from 'libsodium-wrappers-sumo';
import { usedFunctions } from './used-functions';

let checked = false;

/**
 * Loads libsodium and proves it before anything is trusted to it: the WASM path is live (a silent fallback would be
 * thirty times slower), and every function this folder uses exists (the package's types promise some that are missing).
 * Rejects when one of them is not so; the known answers are compared in `self-check.ts`.
 */
export async function sodiumReady(): Promise<void> {
  if (checked) return;
  await libsodium.ready;
  const missing = usedFunctions.filter((name) => typeof Reflect.get(libsodium, name) !== 'function');
  if (missing.length > 0) throw new Error(`libsodium lacks ${missing.join(', ')}`);
  if (!isWasmLive()) throw new Error('libsodium does not run as WebAssembly');
  checked = true;
}

/**
 * The buffer of a WebAssembly.Memory is the one kind of buffer that cannot be detached by a transfer: browsers refuse,
 * Node 20 copies and leaves it whole.
 */
export function isWasmLive(): boolean {
  const heap: unknown = Reflect.get(Reflect.get(libsodium, 'libsodium') ?? {}, 'HEAPU8');
  if (!(heap instanceof Uint8Array) || !(heap.buffer instanceof ArrayBuffer)) return false;
  try {
    structuredClone(heap.buffer, { transfer: [heap.buffer] });
    return heap.byteLength > 0;
  } catch {
    return true;
  }
}

/** libsodium itself; only files of this folder import it, and only after `sodiumReady`. */
export const sodium = libsodium;
