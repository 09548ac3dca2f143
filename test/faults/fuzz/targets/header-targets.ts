import { headerFacts } from '../../../../electron/main/format/plain-facts';
import type { ArgonInput, ArgonOutcome } from '../../../../renderer/vault/crypto/argon';
import { argon } from '../../../../renderer/vault/crypto/argon';
import { base64 } from '../../../../renderer/vault/crypto/base64';
import { newKey } from '../../../../renderer/vault/crypto/key';
import { passwordBytes } from '../../../../renderer/vault/crypto/password';
import { sign } from '../../../../renderer/vault/crypto/signature';
import { withChecksum } from '../../../../renderer/vault/keys/checked-text';
import { parseHeader } from '../../../../renderer/vault/keys/header-format';
import { openHeader } from '../../../../renderer/vault/keys/open-header';
import { changeJson, Finding, type Target } from '../engine/target';
import type { Golden } from '../golden';

const WORDS = [
  '"version":2',
  '"memoryBytes":4294967296',
  '"operations":4294967295',
  '"kind":"recovery"',
  '"slots":[]',
];
const KINDS = ['open', 'header-damaged', 'newer-version', 'wrong-secret', 'not-enough-memory'];
const MOST_MEMORY = 2048 * 1024 * 1024;

/** The text before the checksum line. */
export function bodyOf(file: Uint8Array): Uint8Array {
  return file.slice(0, Math.max(0, file.length - 66));
}

const textIn = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** The header as it stands on a disk, behind its checksum, and behind the owner's signature. */
export function headerTargets(golden: Golden): readonly Target[] {
  const body = bodyOf(golden.vault.header);
  const derive = rememberingArgon();
  const open = async (copy: Uint8Array): Promise<void> => {
    parseHeader(copy);
    headerFacts(copy);
    const { kind } = await openHeader([copy], 'password', passwordBytes(golden.password), derive);
    if (!KINDS.includes(kind)) throw new Finding(`a header is ${kind}`);
  };
  const signed = (common: Uint8Array): Uint8Array => {
    const signature = base64(sign(golden.opened.slot.ownerSecretKey, common));
    return withChecksum(JSON.stringify({ ...JSON.parse(textIn(body)), common: base64(common), signature }));
  };
  return [
    { name: 'header', seeds: [golden.vault.header, body], words: WORDS, run: open },
    {
      name: 'header behind its checksum',
      seeds: [body],
      words: WORDS,
      change: changeJson,
      run: (input) => open(withChecksum(textIn(input))),
    },
    {
      name: 'header behind its signature',
      seeds: [golden.opened.header.signed],
      words: WORDS,
      change: changeJson,
      run: (input) => open(signed(input)),
    },
  ];
}

/** The real thing for the costs of the frozen header, and no more than a random key for any other that is within the bounds. */
function rememberingArgon(): (input: ArgonInput) => Promise<ArgonOutcome> {
  const known = new Map<string, Promise<ArgonOutcome>>();
  return (input) => {
    const { operations, memoryBytes, salt } = input;
    if (operations < 1 || operations > 20 || memoryBytes > MOST_MEMORY || salt.length !== 16)
      throw new Finding(`Argon2id was asked for ${operations} × ${memoryBytes} bytes`);
    if (operations > 1 || memoryBytes > 8 * 1024 * 1024)
      return Promise.resolve({ kind: 'derived', key: newKey() });
    const name = base64(salt);
    const derived =
      known.get(name) ??
      (known.size < 3 ? argon(input) : Promise.resolve({ kind: 'derived' as const, key: newKey() }));
    if (known.size < 3) known.set(name, derived);
    return derived;
  };
}
