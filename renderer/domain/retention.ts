import type { CalendarDay } from './calendar-day';

/** What the rule says of one person's records. `why` is one sentence for the person, naming rule, anchor and hold. */
export type RetentionFinding =
  | { readonly kind: 'due-on'; readonly on: CalendarDay; readonly isDue: boolean; readonly why: string; readonly ruleId: string }
  | { readonly kind: 'held'; readonly on: CalendarDay | null; readonly why: string }
  | { readonly kind: 'needs-date-of-birth'; readonly why: string }
  | { readonly kind: 'keep-indefinitely'; readonly why: string }
  /** Work goes on: nothing falls due while an episode is open. */
  | { readonly kind: 'open'; readonly on: CalendarDay | null; readonly why: string };
