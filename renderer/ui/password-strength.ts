/** How long guessing would take, said honestly: against somebody who has the files and a great many computers. */
export interface Strength {
  readonly tone: 'risk' | 'due' | 'good';
  readonly word: 'Weak' | 'Fair' | 'Strong' | 'Very strong';
  readonly said: string;
}

/** Ten thousand computers at one try a second each: what the key derivation costs on this laptop. */
const TRIES_A_SECOND = 10_000;
const YEAR = 31_557_600;

/** `guesses` is how many tries find the password half of the time or sooner. */
export function strengthOf(guesses: number): Strength {
  const seconds = guesses / TRIES_A_SECOND;
  const said = `Somebody with a copy of the vault and ten thousand computers would need about ${span(seconds)}.`;
  if (seconds < YEAR / 12) return { tone: 'risk', word: 'Weak', said };
  if (seconds < 10 * YEAR) return { tone: 'due', word: 'Fair', said };
  return { tone: 'good', word: seconds < 10_000 * YEAR ? 'Strong' : 'Very strong', said };
}

/** Estimates a password. The dictionaries (0.8 MB) are read the first time and kept. */
export async function estimateStrength(password: string, known: readonly string[]): Promise<Strength> {
  estimator ??= loadEstimator();
  const { check } = await estimator;
  // Longer ones are strong anyway, and the estimate takes the square of the length.
  return strengthOf(check(password.slice(0, 100), [...known]).guesses);
}

let estimator: ReturnType<typeof loadEstimator> | undefined;

async function loadEstimator() {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
  const common = await import('@zxcvbn-ts/language-common');
  const english = await import('@zxcvbn-ts/language-en');
  const factory = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return { check: factory.check.bind(factory) };
}

function span(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [
    [YEAR, 'year'],
    [YEAR / 12, 'month'],
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ];
  const years = seconds / YEAR;
  if (years >= 1e9) return 'longer than the sun will shine';
  if (years >= 1e6) return `${Math.round(years / 1e6).toLocaleString('en-GB')} million years`;
  for (const [length, name] of units) {
    const count = Math.round(seconds / length);
    if (count >= 1 && seconds >= length)
      return `${count.toLocaleString('en-GB')} ${name}${count === 1 ? '' : 's'}`;
  }
  return 'less than a minute';
}
