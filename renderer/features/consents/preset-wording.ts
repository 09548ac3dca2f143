import type { ConsentKind } from '../../domain/consent';
import { CONSENT_WORDINGS } from '../../domain/consent-wordings';

export interface ShownWording {
  readonly wording: string;
  readonly version: string;
}

const TO_FILL_IN = /\[([^\][]{1,80})\]/g;

/** The practice's own wording for one kind, its name already in it. */
export function presetWording(kind: ConsentKind, practiceName: string): ShownWording {
  const { wording, version } = CONSENT_WORDINGS[kind];
  return { wording: wording.replaceAll('{practice}', practiceName), version };
}

/** Words that still stand in [brackets]: nobody can have agreed to those. */
export function unfilledParts(wording: string): readonly string[] {
  return [...wording.matchAll(TO_FILL_IN)].map((match) => match[1] ?? '');
}

/**
 * The version to name beside the words. Names written in place of the [brackets] are what the preset asks for;
 * any other change makes a version of its own, because the record must show exactly what they were told.
 */
export function versionFor(wording: string, preset: ShownWording, day: string): string {
  return isFilledIn(wording, preset.wording) ? preset.version : `${preset.version}, adapted ${day}`;
}

/** Walks the fixed parts between the brackets from left to right; the first and the last must stand at the ends. */
function isFilledIn(wording: string, preset: string): boolean {
  const fixed = preset.split(/\[[^\][]{1,80}\]/);
  const first = fixed[0] ?? '';
  const last = fixed.at(-1) ?? '';
  if (!wording.startsWith(first) || !wording.endsWith(last) || wording.length < first.length) return false;
  let at = 0;
  for (const part of fixed) {
    const found = wording.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return fixed.length > 1 || wording === preset;
}
