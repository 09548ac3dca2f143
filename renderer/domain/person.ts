import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { instant } from './instant';
import { recordId } from './ids';

/** How a person may be reached without harm. No free text: this record lies in the front-desk compartment. */
export const contactSafety = z.object({
  phone: z.enum(['call', 'text-only', 'never']),
  voicemail: z.enum(['allowed', 'no-name', 'never']),
  email: z.enum(['allowed', 'no-name', 'never']),
  post: z.enum(['allowed', 'plain-envelope', 'never']),
});
export type ContactSafety = z.infer<typeof contactSafety>;

/** Everything that is not asked for may stay empty; only a name or reference is mandatory (promise 000-69). */
export const person = z.object({
  kind: z.literal('person'),
  id: recordId,
  name: z.string().trim().min(1, 'A name or reference is needed, so that records can be told apart').max(200),
  title: z.string().max(40),
  preferredName: z.string().max(100),
  pronouns: z.string().max(40),
  dateOfBirth: calendarDay.nullable(),
  dateOfDeath: calendarDay.nullable(),
  gender: z.string().max(60),
  ethnicity: z.string().max(80),
  phone: z.string().max(60),
  email: z.string().max(200),
  address: z.string().max(500),
  postcode: z.string().max(20),
  onlineSessionId: z.string().max(200),
  organisation: z.string().max(200),
  safety: contactSafety,
  lastConfirmedOn: calendarDay.nullable(),
  /** Identifier in the file this person was imported from, or empty. */
  importedAs: z.string().max(200),
  createdAt: instant,
});
export type Person = z.infer<typeof person>;
