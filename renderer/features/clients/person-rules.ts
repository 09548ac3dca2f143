import { z } from 'zod';
import { calendarDay } from '../../domain/calendar-day';
import { episode } from '../../domain/episode';
import { person } from '../../domain/person';

/** What a person's form checks: the record's own rules, without what the vault adds. */
export const personRules = person.omit({ kind: true, id: true, createdAt: true, importedAs: true });
export type PersonTyped = z.input<typeof personRules>;

/** A new client is a person and the first stretch of work with them. */
export const newClientRules = personRules.extend({
  service: z.string().trim().min(1, 'Choose or write the service').max(100),
  startedOn: calendarDay,
  fundedBy: episode.shape.fundedBy,
});
export type NewClientTyped = z.input<typeof newClientRules>;
