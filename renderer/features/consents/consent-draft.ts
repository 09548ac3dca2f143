import { z } from 'zod';
import { consent, consentWording } from '../../domain/consent';
import type { DraftRow } from '../../vault/api';

/** A half-filled form, each field only if it is still one of the form's own values. */
const kept = z
  .object({
    consentKind: consent.shape.consentKind,
    decision: consent.shape.decision,
    decidedOn: z.string().max(40),
    how: consent.shape.how,
    byWhom: consent.shape.byWhom,
    wording: z.string().max(20_000),
    version: consentWording.shape.version.or(z.literal('')),
    remark: consentWording.shape.remark,
  })
  .partial();

/** The draft of a consent is a draft about the client; `form` tells it from their particulars. */
export function consentDraftFields(values: object): Readonly<Record<string, string>> {
  return { form: 'consent', values: JSON.stringify(values) };
}

export function isConsentDraft({ about, fields }: DraftRow, personId: string): boolean {
  return about.kind === 'client' && about.personId === personId && fields['form'] === 'consent';
}

export function withConsentDraft<Values extends object>(
  start: Values,
  fields: Readonly<Record<string, string>>,
): Values {
  return { ...start, ...readKept(fields['values'] ?? '') };
}

function readKept(text: string): z.infer<typeof kept> {
  try {
    return kept.catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
}
