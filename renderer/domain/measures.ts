/** What is known of a questionnaire's total: names and numbers only, never its questions (sources: measures.md). */
export interface KnownMeasure {
  readonly name: string;
  readonly lowest: number;
  readonly highest: number;
}

/** More telling names first: a name that holds two of them is the first. */
const KNOWN: readonly (KnownMeasure & { readonly written: RegExp })[] = [
  {
    name: 'PHQ-9 for teens',
    lowest: 0,
    highest: 27,
    written: /\bPHQ-?A\b|\bPHQ-?9[ :-]*(?:M|modified|for teens)\b|Questionnaire-9: Modified for Teens/i,
  },
  { name: 'PHQ-9', lowest: 0, highest: 27, written: /\bPHQ[- ]?9\b/i },
  { name: 'PHQ-2', lowest: 0, highest: 6, written: /\bPHQ[- ]?2\b/i },
  { name: 'GAD-7', lowest: 0, highest: 21, written: /\bGAD[- ]?7\b/i },
  { name: 'GAD-2', lowest: 0, highest: 6, written: /\bGAD[- ]?2\b/i },
  { name: 'CORE-10', lowest: 0, highest: 40, written: /\bCORE[- ]?10\b/i },
  { name: 'YP-CORE', lowest: 0, highest: 40, written: /\bYP[- ]?CORE\b/i },
  { name: 'PCL-5', lowest: 0, highest: 80, written: /\bPCL[- ]?5\b/i },
  { name: 'AUDIT', lowest: 0, highest: 40, written: /\bAUDIT\b(?!-)/ },
  { name: 'WSAS', lowest: 0, highest: 40, written: /\bWSAS\b/i },
];

/** The questionnaire a column or a person means by a text, or null: then any total is taken as it is. */
export function knownMeasure(text: string): KnownMeasure | null {
  const found = KNOWN.find(({ written }) => written.test(text));
  return found === undefined ? null : { name: found.name, lowest: found.lowest, highest: found.highest };
}

/** Why this cannot be a total of that questionnaire, as a sentence; null when it can. */
export function totalProblem(measure: KnownMeasure, total: number): string | null {
  return total >= measure.lowest && total <= measure.highest
    ? null
    : `${total} cannot be a total of ${measure.name}, which goes from ${measure.lowest} to ${measure.highest}`;
}
