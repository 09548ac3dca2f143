/** What can be run on a copy of the project to see whether it notices. */
export type Check =
  | { readonly kind: 'attack'; readonly name: string }
  | { readonly kind: 'tests'; readonly path: string };

/** One thing broken on purpose in the sources of a copy, and what must turn red by it. */
export interface Sabotage {
  readonly name: string;
  readonly file: string;
  /** The text as it stands in the file, so often. */
  readonly find: string;
  readonly times: number;
  readonly replace: string;
  readonly mustNotice: readonly Check[];
  /** Its checks drive the screen. */
  readonly app?: true;
}

const attack = (name: string): Check => ({ kind: 'attack', name });
const cryptoTests: Check = { kind: 'tests', path: 'test/unit/vault/crypto.test.ts' };

export const SABOTAGES: readonly Sabotage[] = [
  {
    name: 'associated data removed',
    file: 'renderer/vault/crypto/seal.ts',
    find: 'utf8(place)',
    times: 2,
    replace: 'utf8("")',
    mustNotice: [cryptoTests, attack('tamper')],
  },
  {
    name: 'final tag unchecked',
    file: 'renderer/vault/crypto/secret-stream.ts',
    find: 'return isFinal === last ? pulled.message : undefined;',
    times: 1,
    replace: 'return pulled.message;',
    mustNotice: [cryptoTests, attack('tamper')],
  },
  {
    name: 'a nonce repeated',
    file: 'renderer/vault/crypto/seal.ts',
    find: 'const nonce = randomBytes(NONCE_BYTES);',
    times: 1,
    replace: 'const nonce = new Uint8Array(NONCE_BYTES).fill(7);',
    mustNotice: [cryptoTests, attack('stranger')],
  },
  {
    name: 'fsync skipped',
    file: 'electron/main/journal/write-plan.ts',
    find: 'await file.datasync();',
    times: 1,
    replace: '',
    mustNotice: [attack('power')],
  },
  {
    name: 'a keyring kept after destruction',
    file: 'renderer/vault/keys/change-keyring.ts',
    find: 'units: new Map([...part.units].filter(([unitId]) => !gone.has(unitId))),',
    times: 1,
    replace: '',
    mustNotice: [attack('destruction')],
  },
  {
    name: 'a front-desk slot given a clinical key',
    file: 'renderer/vault/keys/make-header.ts',
    find: 'const own = [...roots.compartments].filter(([compartment]) => isOwn(compartment));',
    times: 1,
    replace: 'const own = [...roots.compartments];',
    mustNotice: [attack('roles')],
  },
  {
    name: 'a permission allowed',
    file: 'electron/main/lockdown/close-sessions.ts',
    find: "answer(permission === 'persistent-storage' && isOwnPage(details.requestingUrl));",
    times: 1,
    replace: 'answer(true);',
    mustNotice: [attack('hardening')],
    app: true,
  },
  {
    name: 'a leak planted: the last client in the page’s own storage',
    file: 'renderer/features/client/client-header.tsx',
    find: '{person.name}</h1>',
    times: 1,
    replace: "{(localStorage.setItem('last', person.name), person.name)}</h1>",
    mustNotice: [attack('canaries')],
    app: true,
  },
];
