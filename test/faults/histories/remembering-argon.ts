import { argon, type ArgonInput, type ArgonOutcome } from '../../../renderer/vault/crypto/argon';
import { hex } from '../../../renderer/vault/crypto/bytes';
import { keyFrom } from '../../../renderer/vault/crypto/key';

const known = new Map<string, Uint8Array>();

/** Argon2id itself; what it said to the same secret, salt and cost before is said again without the work. */
export async function rememberingArgon(input: ArgonInput): Promise<ArgonOutcome> {
  const name = [hex(input.secret), hex(input.salt), input.operations, input.memoryBytes].join('|');
  const before = known.get(name);
  if (before) return { kind: 'derived', key: keyFrom(before.slice()) };
  const derived = await argon(input);
  if (derived.kind === 'derived') known.set(name, Uint8Array.from(derived.key));
  return derived;
}
