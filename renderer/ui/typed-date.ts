/**
 * What a person types for a day, day first, as `YYYY-MM-DD`: `3/9/2026`, `03.09.26`, `3 sep`, `3 September 2026`,
 * `03092026`, `2026-09-03`, `today`, `+7`, `-1`. Null when it is none of these. Days that do not exist (31/2/2026)
 * come back as written (`2026-02-31`), so that the rule of the field can name the mistake.
 * Without a year it means the one nearest to `today`; two digits mean the last hundred years, ending ten from now.
 */
export function readTypedDate(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase();
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(typed)) {
    const [year = '', month = '', day = ''] = typed.split('-');
    return compose(Number(year), Number(month), Number(day));
  }
  const relative = readRelative(typed, today);
  if (relative !== null) return relative;

  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const numbers = packed ?? /^(\d{1,2})[\s./-](\d{1,2})(?:[\s./-](\d{4}|\d{2}))?$/.exec(typed);
  if (numbers) return withYear(Number(numbers[2]), Number(numbers[1]), numbers[3], today);

  const words =
    /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([a-z]{3,9})\.?(?:[\s./-]*(\d{4}|\d{2}))?$/.exec(
      typed,
    );
  const month = MONTHS.indexOf((words?.[2] ?? '').slice(0, 3)) + 1;
  if (words && month > 0) return withYear(month, Number(words[1]), words[3], today);
  return null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

function readRelative(typed: string, today: string): string | null {
  const named = { today: 0, tomorrow: 1, yesterday: -1 }[typed];
  const counted = /^[+-]\d{1,4}$/.test(typed) ? Number(typed) : undefined;
  const days = named ?? counted;
  if (days === undefined) return null;
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function withYear(month: number, day: number, written: string | undefined, today: string): string | null {
  const thisYear = Number(today.slice(0, 4));
  if (written === undefined) return nearest(month, day, thisYear, today);
  if (written.length === 4) return compose(Number(written), month, day);
  const short = Number(written);
  const century = Math.floor((thisYear + 10 - short) / 100) * 100;
  return compose(century + short, month, day);
}

function nearest(month: number, day: number, thisYear: number, today: string): string | null {
  const distance = (candidate: string) => Math.abs(Date.parse(candidate) - Date.parse(today));
  const candidates = [thisYear, thisYear - 1, thisYear + 1].map((year) => compose(year, month, day));
  let best: string | null = candidates[0] ?? null;
  for (const candidate of candidates) {
    if (candidate !== null && best !== null && distance(candidate) < distance(best)) best = candidate;
  }
  return best;
}

function compose(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
