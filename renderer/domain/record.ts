import { z } from 'zod';
import { amendment, sessionNote } from './session-note';
import { appointment, series } from './appointment';
import { attachment } from './attachment';
import { certificate, hold } from './hold';
import { consent, consentWording } from './consent';
import { drive, practice } from './practice';
import { episode } from './episode';
import { importRun } from './import-run';
import { measureResult } from './measure-result';
import { person } from './person';
import { relation } from './relation';

/** Everything that is kept in the journal, one schema per kind. */
export const vaultRecord = z.discriminatedUnion('kind', [
  person,
  episode,
  relation,
  appointment,
  series,
  sessionNote,
  amendment,
  consent,
  consentWording,
  attachment,
  measureResult,
  hold,
  certificate,
  practice,
  drive,
  importRun,
]);
export type VaultRecord = z.infer<typeof vaultRecord>;
export type RecordKind = VaultRecord['kind'];
export type RecordOf<Kind extends RecordKind> = Extract<VaultRecord, { readonly kind: Kind }>;

export type Compartment = 'front-desk' | 'clinical';

/** Class of record for destruction: everything in one class of one owner shares one key and dies with it. */
export type RecordClass =
  | 'identity'
  | 'appointments'
  | 'consents'
  | 'clinical'
  | 'files'
  | 'practice'
  | 'proof';

/** The one table that says where each kind lies. A law checks that each kind has exactly one line. */
export const KINDS = {
  person: { compartment: 'front-desk', recordClass: 'identity' },
  relation: { compartment: 'front-desk', recordClass: 'identity' },
  episode: { compartment: 'front-desk', recordClass: 'appointments' },
  appointment: { compartment: 'front-desk', recordClass: 'appointments' },
  series: { compartment: 'front-desk', recordClass: 'appointments' },
  consent: { compartment: 'front-desk', recordClass: 'consents' },
  'consent-wording': { compartment: 'clinical', recordClass: 'consents' },
  'session-note': { compartment: 'clinical', recordClass: 'clinical' },
  amendment: { compartment: 'clinical', recordClass: 'clinical' },
  'measure-result': { compartment: 'clinical', recordClass: 'clinical' },
  attachment: { compartment: 'clinical', recordClass: 'files' },
  hold: { compartment: 'clinical', recordClass: 'clinical' },
  certificate: { compartment: 'clinical', recordClass: 'proof' },
  practice: { compartment: 'front-desk', recordClass: 'practice' },
  drive: { compartment: 'front-desk', recordClass: 'practice' },
  'import-run': { compartment: 'front-desk', recordClass: 'practice' },
} as const satisfies Record<
  RecordKind,
  { readonly compartment: Compartment; readonly recordClass: RecordClass }
>;
