import { z } from 'zod';
import { argon } from './argon';

z.config({ jitless: true });

const input = z.object({
  secret: z.instanceof(Uint8Array),
  salt: z.instanceof(Uint8Array),
  operations: z.number(),
  memoryBytes: z.number(),
});

// One derivation, then the worker is ended from outside: its WASM memory held the password.
globalThis.addEventListener('message', (event: MessageEvent<unknown>) => {
  void argon(input.parse(event.data)).then((outcome) => globalThis.postMessage(outcome));
});
