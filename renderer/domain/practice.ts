import { z } from 'zod';
import { instant } from './instant';
import { recordId } from './ids';

/** One rule: a class of record is kept for `years` from an anchor; where several rules apply, the longest wins. */
export const retentionRule = z.object({
  id: z.string().max(60),
  appliesTo: z.enum(['adult', 'child', 'everyone']),
  anchor: z.enum([
    'last-contact',
    'episode-end',
    'birthday-18',
    'birthday-25',
    'birthday-25-or-26',
    'death',
    'tax-year-end',
    'never',
  ]),
  years: z.number().int().min(0).max(120),
  why: z.string().max(500),
  source: z.string().max(500),
});
export type RetentionRule = z.infer<typeof retentionRule>;

/** The practice's settings and policy, as data. One record per vault. */
export const practice = z.object({
  kind: z.literal('practice'),
  id: recordId,
  name: z.string().trim().min(1, 'The name stands on the recovery sheet and on certificates').max(200),
  therapist: z.string().max(200),
  contact: z.string().max(500),
  registration: z.string().max(100),
  nation: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  zone: z.string().max(60),
  preset: z.string().max(60),
  services: z.array(z.string().max(100)).readonly(),
  retentionRules: z.array(retentionRule).readonly(),
  idleMinutes: z.number().int().min(1).max(30),
  appearance: z.enum(['light', 'dark', 'system']),
  backupEveryDays: z.number().int().min(1).max(60),
  backupStartsByItself: z.boolean(),
  lockOnMinimise: z.boolean(),
  createdAt: instant,
});
export type Practice = z.infer<typeof practice>;

/** A backup drive as the person knows it. `placeId` is main's id for it. */
export const drive = z.object({
  kind: z.literal('drive'),
  id: recordId,
  placeId: z.string().max(80),
  label: z.string().max(100),
  keptWhere: z.string().max(200),
  lastCopyAt: instant.nullable(),
  lastProvenAt: instant.nullable(),
  lastPracticeRestoreAt: instant.nullable(),
  lastVerdict: z.enum(['proven', 'failed', 'copied']).nullable(),
  records: z.number().int().min(0),
  /** Instant of the last destruction this drive has taken over; null when it never had to. */
  destroyedUpTo: instant.nullable(),
});
export type Drive = z.infer<typeof drive>;
