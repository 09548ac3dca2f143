import type { ConsentKind } from '../../domain/consent';
import { CONSENT_WORDINGS } from '../../domain/consent-wordings';

export interface ShownWording {
  readonly wording: string;
  readonly version: string;
}

/** The practice's own wording for one kind, its name already in it. */
export function presetWording(kind: ConsentKind, practiceName: string): ShownWording {
  const { wording, version } = CONSENT_WORDINGS[kind];
  return { wording: wording.replaceAll('{practice}', practiceName), version };
}

/** Words that still stand in [brackets]: nobody can have agreed to those. */
export function unfilledParts(wording: string): readonly string[] {
  return [...wording.matchAll(/\[([^\][]{1,80})\]/g)].map((match) => match[1] ?? '');
}

/** Words that were changed are a version of their own: the record must show exactly what they were told. */
export function versionFor(wording: string, preset: ShownWording, today: string): string {
  return wording === preset.wording ? preset.version : `${preset.version}, adapted ${today}`;
}
