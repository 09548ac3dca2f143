import { join } from 'node:path';
import type { Laptop } from '../../fixtures/laptop';
import { headerJson, type HeaderJson, keyringJson, type KeyringJson, writeForged } from './bytes-of';
import type { Tampering } from './judge';
import { type KeyFile, keyFile, mendsOf } from './key-file';
import { putBack } from './put-back';
import type { Victim } from './victim';

type Forgery<Json> = readonly [name: string, said: string, forge: (json: Json, other: Json) => unknown];

const inCommon = (json: HeaderJson, change: (text: string) => string): void => {
  json.common = Buffer.from(change(Buffer.from(json.common, 'base64').toString('utf8'))).toString('base64');
};

/** What somebody can write who knows the format and no secret; the plain checksum is right in each. */
const HEADER_FORGERIES: readonly Forgery<HeaderJson>[] = [
  ['KDF one operation more', 'wrong-secret', ({ boxes }) => each(boxes, (one) => (one.kdf.operations += 1))],
  [
    'KDF eight times the memory',
    'wrong-secret',
    ({ boxes }) => each(boxes, (one) => (one.kdf.memoryBytes *= 8)),
  ],
  [
    'KDF below its bounds',
    'header-damaged',
    ({ boxes }) => each(boxes, (one) => (one.kdf.memoryBytes = 1024)),
  ],
  ['KDF without operations', 'header-damaged', ({ boxes }) => each(boxes, (one) => (one.kdf.operations = 0))],
  [
    'KDF above its bounds',
    'header-damaged',
    ({ boxes }) => each(boxes, (one) => (one.kdf.memoryBytes = 2 ** 40)),
  ],
  ['another KDF', 'header-damaged', ({ boxes }) => each(boxes, (one) => (one.kdf.algorithm = 'scrypt'))],
  [
    'another salt',
    'wrong-secret',
    ({ boxes }) => each(boxes, (one) => (one.kdf.salt = 'AAAAAAAAAAAAAAAAAAAAAA==')),
  ],
  [
    'the password’s slot removed',
    'header-damaged',
    (json) => {
      json.boxes = json.boxes.filter(({ kind }) => kind !== 'password');
    },
  ],
  ['every slot removed', 'header-damaged', (json) => (json.boxes = [])],
  [
    'slots exchanged',
    'wrong-secret',
    ({ boxes: [one, other] }) => {
      if (one && other)
        [one.sealed, other.sealed, one.checksum, other.checksum] = [
          other.sealed,
          one.sealed,
          other.checksum,
          one.checksum,
        ];
    },
  ],
  ['a slot of another vault in its place', 'wrong-secret', (json, other) => (json.boxes = other.boxes)],
  [
    'a slot taken out of the signed part',
    'header-damaged',
    (json) =>
      inCommon(json, (text) => {
        const common: { slots: unknown[] } = JSON.parse(text);
        return JSON.stringify({ ...common, slots: common.slots.slice(0, 1) });
      }),
  ],
  [
    'a slot of another vault added to the signed part',
    'header-damaged',
    (json, other) =>
      inCommon(json, (text) => {
        const theirs: { slots: unknown[] } = JSON.parse(Buffer.from(other.common, 'base64').toString('utf8'));
        const common: { slots: unknown[] } = JSON.parse(text);
        return JSON.stringify({ ...common, slots: [...common.slots, ...theirs.slots] });
      }),
  ],
  [
    'a higher generation',
    'header-damaged',
    (json) => inCommon(json, (text) => text.replace(/"generation":\d+/, '"generation":77')),
  ],
  [
    'another owner',
    'header-damaged',
    (json, other) => {
      const theirs =
        /"ownerPublicKey":"[^"]+"/.exec(Buffer.from(other.common, 'base64').toString('utf8'))?.[0] ?? '';
      inCommon(json, (text) => text.replace(/"ownerPublicKey":"[^"]+"/, theirs));
    },
  ],
  ['another signature', 'header-damaged', (json, other) => (json.signature = other.signature)],
  ['a newer version', 'newer-version', (json) => (json.version = 2)],
];

const KEYRING_FORGERIES: readonly Forgery<KeyringJson>[] = [
  ['a higher generation', 'keyring-damaged', (json) => (json.generation += 1)],
  [
    'every generation higher',
    'keyring-damaged',
    (json) => {
      json.generation += 1;
      for (const part of json.parts) part.generation += 1;
    },
  ],
  ['a part missing', 'keyring-damaged', (json) => (json.parts = json.parts.slice(0, 1))],
  [
    'parts exchanged',
    'keyring-damaged',
    ({ parts: [one, other] }) => {
      if (one && other) [one.compartment, other.compartment] = [other.compartment, one.compartment];
    },
  ],
  [
    'a key generation that no header has',
    'header-older 2<3',
    ({ parts }) => each(parts, (part) => (part.keyGeneration = 9)),
  ],
  [
    'a part of another vault',
    'keyring-damaged',
    (json, other) => (json.parts = [...json.parts.slice(0, 1), ...other.parts.slice(1)]),
  ],
  [
    'one part of an older keyring',
    'keyring-older 0<0',
    (json, other) => (json.parts = [...json.parts.slice(0, 1), ...other.parts.slice(1)]),
  ],
  ['a newer version', 'newer-version', (json) => (json.version = 2)],
];

/** Both copies forged alike, and then the first alone. */
export async function forgeries(victim: Victim): Promise<readonly Tampering[]> {
  const from = (moment: { readonly profile: string }, what: KeyFile) =>
    join(moment.profile, 'vault', `${what}.a`);
  const headers = [await headerJson(from(victim.foreign, 'header'))] as const;
  const keyrings = {
    foreign: await keyringJson(from(victim.foreign, 'keyring')),
    earlier: await keyringJson(from(victim.earlier, 'keyring')),
    now: await keyringJson(from(victim.now, 'keyring')),
  };
  const header = HEADER_FORGERIES.flatMap(([name, said, forge]) =>
    copiesOf('header', name, said, async (path) => {
      const json = await headerJson(path);
      forge(json, headers[0]);
      await writeForged(path, json);
    }),
  );
  const keyring = KEYRING_FORGERIES.flatMap(([name, said, forge]) => {
    const isOlder = name.includes('older keyring');
    const named = isOlder ? `keyring-older ${keyrings.earlier.generation}<${keyrings.now.generation}` : said;
    return copiesOf('keyring', name, named, async (path) => {
      const json = await keyringJson(path);
      forge(json, structuredClone(isOlder ? keyrings.earlier : keyrings.foreign));
      await writeForged(path, json);
    });
  });
  const older = `keyring-older ${keyrings.earlier.generation}<${keyrings.now.generation}`;
  return [...header, ...keyring, ...putBack(victim, older)];
}

function copiesOf(
  what: KeyFile,
  name: string,
  said: string,
  forge: (path: string) => Promise<void>,
): readonly Tampering[] {
  const tamper = (copies: string) => async (laptop: Laptop) => {
    for (const copy of copies) await forge(keyFile(laptop, what, copy));
  };
  const both = { name: `both ${what}s forged: ${name}`, tamper: tamper('ab'), said };
  // A newer app may have been here: nobody opens an older copy beside what that one wrote.
  const isNewer = said === 'newer-version';
  const one = {
    name: `${what}.a forged: ${name}`,
    tamper: tamper('a'),
    said: isNewer && what === 'header' ? said : `open copy-mended:${what}`,
    mends: mendsOf(what),
  };
  return [both, one];
}

function each<Item>(items: readonly Item[], change: (item: Item) => unknown): void {
  for (const item of items) change(item);
}
