/**
 * Who may import whom, as named rules over one import each. The first column of the table in
 * test/boundaries/README.md; each has an offending file there.
 * @typedef {{ file: string, target: string, written: string, typeOnly: boolean, asUrl: boolean }} Hop
 * @typedef {{ name: string, says: string, broken: (hop: Hop) => boolean }} ImportRule
 */

/** @param {string} path @param {...string} rooms */
const within = (path, ...rooms) => rooms.some((room) => path === room || path.startsWith(`${room}/`));

/** @param {Hop} hop */
const isPackage = (hop) => !hop.written.startsWith('.');

/** @param {string} target @param {...string} names */
const isOneOf = (target, ...names) => names.some((name) => target === name || target.startsWith(`${name}/`));

/** @param {string} path */
const featureOf = (path) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1];

const page = ['renderer/app', 'renderer/features', 'renderer/ui'];
const rooms = ['electron', 'renderer', 'build', 'test'];

/** @type {ReadonlyArray<ImportRule>} */
export const importRules = [
  {
    name: 'feature-imports-feature',
    says: 'a feature never imports a feature: share through domain, ui or vault/api',
    broken: ({ file, target }) => {
      const from = featureOf(file);
      const to = featureOf(`${target}/`);
      return from !== undefined && to !== undefined && from !== to;
    },
  },
  {
    name: 'feature-imports-app',
    says: 'imports go one way: features know nothing of app',
    broken: ({ file, target }) => within(file, 'renderer/features') && within(target, 'renderer/app'),
  },
  {
    name: 'ui-knows-no-domain',
    says: 'ui is fields, dialogs and lists: no domain, vault, features or app (vault-link.tsx alone links to the vault)',
    broken: ({ file, target }) =>
      within(file, 'renderer/ui') &&
      !(
        file === 'renderer/ui/vault-link.tsx' &&
        within(target, 'renderer/vault/api', 'renderer/domain/calendar-day')
      ) &&
      within(target, 'renderer/domain', 'renderer/vault', 'renderer/features', 'renderer/app'),
  },
  {
    name: 'page-knows-only-vault-api',
    says: 'the page imports renderer/vault/api and nothing else of the vault; app alone starts its worker',
    broken: ({ file, target, asUrl }) =>
      within(file, ...page) &&
      within(target, 'renderer/vault') &&
      target !== 'renderer/vault/api' &&
      !(asUrl && within(file, 'renderer/app') && target === 'renderer/vault/worker'),
  },
  {
    name: 'page-neither-stores-nor-seals',
    says: 'dexie and libsodium belong to the vault',
    broken: ({ file, target }) =>
      within(file, ...page) && isOneOf(target, 'dexie', 'libsodium-wrappers-sumo', 'libsodium-wrappers'),
  },
  {
    name: 'domain-imports-only-zod',
    says: 'domain is pure: itself and zod',
    broken: (hop) =>
      within(hop.file, 'renderer/domain') &&
      !within(hop.target, 'renderer/domain') &&
      !isOneOf(hop.target, 'zod'),
  },
  {
    name: 'vault-knows-no-page',
    says: 'the vault imports domain, its own files and contract types',
    broken: (hop) =>
      within(hop.file, 'renderer/vault') &&
      (isPackage(hop)
        ? isOneOf(hop.target, 'react', 'react-dom', 'electron') || /^(@mantine|node:)/.test(hop.target)
        : !within(hop.target, 'renderer/vault', 'renderer/domain', 'electron/contract')),
  },
  {
    name: 'libsodium-only-in-vault-crypto',
    says: 'keys exist only inside renderer/vault/crypto',
    broken: ({ file, target }) =>
      target.startsWith('libsodium') &&
      within(file, 'renderer', 'electron') &&
      !within(file, 'renderer/vault/crypto'),
  },
  {
    name: 'electron-knows-no-renderer',
    says: 'main and preload move opaque bytes: no page, vault or domain code',
    broken: ({ file, target }) => within(file, 'electron') && within(target, 'renderer'),
  },
  {
    name: 'main-packages',
    says: 'main imports contract, node, electron, zod (to parse what crosses a boundary), @noble/hashes and tar-stream',
    broken: (hop) =>
      within(hop.file, 'electron/main') &&
      isPackage(hop) &&
      !hop.target.startsWith('node:') &&
      !isOneOf(hop.target, 'electron', 'zod', '@noble/hashes', 'tar-stream'),
  },
  {
    name: 'preload-only-exposes',
    says: 'preload imports contract types and electron',
    broken: (hop) =>
      within(hop.file, 'electron/preload') &&
      (isPackage(hop)
        ? hop.target !== 'electron'
        : !within(hop.target, 'electron/preload', 'electron/contract')),
  },
  {
    name: 'contract-stands-alone',
    says: 'the contract imports only its own files, as types',
    broken: (hop) =>
      within(hop.file, 'electron/contract') && (!within(hop.target, 'electron/contract') || !hop.typeOnly),
  },
  {
    name: 'contract-imported-as-types',
    says: 'the contract is types only: import type',
    broken: (hop) =>
      within(hop.file, 'electron', 'renderer') && within(hop.target, 'electron/contract') && !hop.typeOnly,
  },
  {
    name: 'product-imports-no-tests',
    says: 'nothing that ships imports build or test',
    broken: ({ file, target }) => within(file, 'electron', 'renderer') && within(target, 'build', 'test'),
  },
  {
    name: 'relative-without-ending',
    says: 'relative imports carry no .ts or .js, and there are no path aliases',
    broken: ({ file, written }) =>
      within(file, 'electron', 'renderer') &&
      (/^\..*\.(ts|tsx|js|mjs)$/.test(written) || rooms.some((room) => written.startsWith(`${room}/`))) &&
      !written.endsWith('worker.ts'),
  },
];
