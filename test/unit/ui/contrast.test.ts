import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
const light = tokensOf(/data-mantine-color-scheme="light"\]\s*\{([^}]*)\}/);
const dark = tokensOf(/data-mantine-color-scheme="dark"\]\s*\{([^}]*)\}/);

const TEXT_ON: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['ground', 'side', 'card', 'accent-soft']],
  ['muted', ['ground', 'side', 'card']],
  ['accent', ['ground', 'side', 'card', 'accent-soft']],
  ['accent-ink', ['accent']],
  ['risk', ['ground', 'side', 'card', 'risk-soft']],
  ['risk-ink', ['risk']],
  ['due', ['ground', 'side', 'card', 'due-soft']],
  ['good', ['ground', 'side', 'card', 'good-soft']],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s look', (_, tokens) => {
  test('when words stand on a surface, then they have 4.5:1', () => {
    const faint = TEXT_ON.flatMap(([ink, grounds]) =>
      grounds
        .filter((ground) => contrast(colour(tokens, ink), colour(tokens, ground)) < 4.5)
        .map((ground) => `${ink} on ${ground}`),
    );
    expect(faint).toEqual([]);
  });

  test('when a border shows where to type, or a ring what has the focus, then it has 3:1', () => {
    for (const ground of ['ground', 'card']) {
      expect(contrast(colour(tokens, 'line-strong'), colour(tokens, ground))).toBeGreaterThanOrEqual(3);
      expect(contrast(colour(tokens, 'accent'), colour(tokens, ground))).toBeGreaterThanOrEqual(3);
    }
  });
});

function tokensOf(block: RegExp): ReadonlyMap<string, string> {
  const body = block.exec(css)?.[1] ?? '';
  return new Map(
    [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function colour(tokens: ReadonlyMap<string, string>, name: string): string {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`No token ${name}`);
  return value;
}

/** WCAG 2.2 contrast ratio of two sRGB colours. */
function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
