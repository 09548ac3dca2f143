import type { Answers } from './answers';

/** Where the vault's answers are not what is true, in words; empty when they are the same. */
export function differences(expected: Answers, seen: Answers): readonly string[] {
  return compare('', inOneOrder(expected), inOneOrder(seen));
}

/** One order of keys, and nothing that is not there. */
function inOneOrder(answers: Answers): unknown {
  return JSON.parse(JSON.stringify(answers));
}

function compare(path: string, expected: unknown, seen: unknown): readonly string[] {
  if (isMap(expected) && isMap(seen)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(seen)])].sort();
    return keys.flatMap((key) => compare(`${path}/${key}`, expected[key], seen[key]));
  }
  if (Array.isArray(expected) && Array.isArray(seen) && expected.length === seen.length)
    return expected.flatMap((one, at) => compare(`${path}/${at}`, one, seen[at]));
  const [one, other] = [JSON.stringify(expected), JSON.stringify(seen)];
  return one === other ? [] : [`${path}: should be ${one ?? 'absent'}, is ${other ?? 'absent'}`];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
