import { endlessList } from '../greedy/greedy-case';
import type { Random } from './random';

/** Values that JSON can say and few readers expect. */
const PLAIN: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 32,
  2 ** 53,
  '',
  'a',
  '0',
  '-1',
  '\u0000',
  '\ud800',
  'constructor',
  '__proto__',
  '9999-99-99',
  '0000-00-00T00:00:00.000Z',
  '../..',
  'x'.repeat(5000),
  [],
  [[]],
  {},
  { kind: 'x' },
  'AAAA',
  'A===',
];

/** Values that only a structured clone can bring. */
const CLONED: readonly unknown[] = [
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  10n,
  new Date(Number.NaN),
  new Map([[1, 2]]),
  new Set([1]),
  /a/u,
  new Uint8Array(3),
  new Uint8Array(70_000),
  new Uint16Array(2),
  new ArrayBuffer(8),
  new Error('x'),
  Array.from({ length: 5 }),
  endlessList(),
  Object.assign([1], { length: 1, extra: 2 }),
];

type Branch = { readonly get: unknown; readonly set: (value: unknown) => void };

/** One value somewhere inside replaced, taken out, doubled, or put under another name. `cloned`: beyond what JSON can say. */
export function changedValue(value: unknown, random: Random, cloned: boolean): unknown {
  const root = { value: structuredClone(value) };
  for (let left = 1 + random.below(2); left > 0; left -= 1) changeOne(root, random, cloned);
  return root.value;
}

function changeOne(root: { value: unknown }, random: Random, cloned: boolean): void {
  const branches: Branch[] = [];
  gather({ get: root.value, set: (value) => void (root.value = value) }, branches);
  const branch = branches[random.below(branches.length)];
  if (branch === undefined) return;
  const { get, set } = branch;
  const choice = random.below(6);
  if (choice < 2 && isFolder(get)) return changeNames(get, random, branches);
  if (choice === 2) return set(branches[random.below(branches.length)]?.get);
  if (choice === 3 && typeof get === 'string') return set(changedText(get, random));
  if (choice === 3 && typeof get === 'number') return set(get + random.below(5) - 2);
  set(structuredClone(random.pick(cloned && random.oneIn(2) ? CLONED : PLAIN)));
}

function changeNames(folder: Record<string, unknown>, random: Random, branches: readonly Branch[]): void {
  const name = random.pick(Object.keys(folder));
  const other = branches[random.below(branches.length)]?.get;
  if (name === undefined || random.oneIn(3)) {
    Object.defineProperty(folder, random.pick(['extra', '__proto__', 'kind', '1', 'toString']) ?? 'extra', {
      value: other === folder ? null : other,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else if (Array.isArray(folder) && folder.length < 10_000 && random.oneIn(2))
    folder.push(...folder.slice(0, 100));
  else if (Array.isArray(folder)) folder.splice(Number(name), 1);
  else delete folder[name];
}

function changedText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const word = random.pick(['', ' ', '\n', '|', '0', 'z', '=', 'é', '\u202e', '%', '/', text]) ?? '';
  return text.slice(0, at) + word + text.slice(at + random.below(3));
}

function gather(branch: Branch, into: Branch[], depth = 0): void {
  into.push(branch);
  const { get } = branch;
  if (!isFolder(get) || depth > 8) return;
  for (const name of Object.keys(get).slice(0, 60)) {
    gather({ get: get[name], set: (value) => void (get[name] = value) }, into, depth + 1);
  }
}

function isFolder(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
