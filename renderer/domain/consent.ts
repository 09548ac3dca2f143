import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { instant } from './instant';
import { recordId } from './ids';

export const consentKind = z.enum([
  'contact-gp',
  'contact-next-of-kin',
  'share-information',
  'recording',
  'email-contact',
  'text-contact',
  'supervision',
  'research',
  'publication',
  'marketing',
  'treatment-agreement',
  'other',
]);
export type ConsentKind = z.infer<typeof consentKind>;

/** The state of one consent (front desk): what, decided when and how, and from when it no longer holds. */
export const consent = z.object({
  kind: z.literal('consent'),
  id: recordId,
  personId: recordId,
  consentKind,
  decision: z.enum(['given', 'refused']),
  decidedOn: calendarDay,
  how: z.enum(['written', 'verbal', 'electronic']),
  byWhom: z.enum(['client', 'parent', 'guardian', 'attorney', 'court']),
  /** First day on which it no longer holds; days before it stay lawful. */
  withdrawnOn: calendarDay.nullable(),
  /** When the withdrawal was written down; the day above is never before the day it was told. */
  withdrawalRecordedAt: instant.nullable(),
});
export type Consent = z.infer<typeof consent>;

/** What exactly they were told, and what shows it (clinical compartment). Belongs to one consent. */
export const consentWording = z.object({
  kind: z.literal('consent-wording'),
  id: recordId,
  consentId: recordId,
  personId: recordId,
  wording: z.string().trim().min(1, 'Keep the words they agreed to').max(20_000),
  version: z.string().trim().min(1, 'Name the version of the wording').max(60),
  evidenceAttachmentId: recordId.nullable(),
  remark: z.string().max(2000),
});
export type ConsentWording = z.infer<typeof consentWording>;
