import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const bytes = z
  .string()
  .regex(/^([0-9a-f]{2})*$/)
  .transform((text) => new Uint8Array(Buffer.from(text, 'hex')));

/** Answers that others have published, each with its source; numbers are facts, nothing else was taken over. */
export const published = z
  .object({
    argon2id: z.array(
      z.object({
        source: z.string(),
        password: bytes,
        salt: bytes,
        operations: z.number(),
        memoryBytes: z.number(),
        hash: bytes,
      }),
    ),
    kdf: z.object({ source: z.string(), key: bytes, context: z.string(), subkeys: z.array(bytes) }),
    secretstream: z.array(
      z.object({
        source: z.string(),
        key: bytes,
        header: bytes,
        chunks: z.array(z.object({ tag: z.number(), ad: bytes, message: bytes, ciphertext: bytes })),
      }),
    ),
    sealedBox: z.array(
      z.object({ source: z.string(), secretKey: bytes, publicKey: bytes, plain: bytes, sealed: bytes }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'published.json'), 'utf8')));
