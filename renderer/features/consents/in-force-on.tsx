import { useState } from 'react';
import { calendarDay } from '../../domain/calendar-day';
import { CONSENT_WORDINGS } from '../../domain/consent-wordings';
import { Chip } from '../../ui/chip';
import { DateInput } from '../../ui/date-input';
import { showDay } from '../../ui/dates';
import { useToday, useView } from '../../ui/vault-link';

/** Answers "what had they agreed to on that day?", as it must be answered to a solicitor or a panel. */
export function InForceOn({ personId }: { readonly personId: string }) {
  const today = useToday();
  const [day, setDay] = useState<string | null>(today);
  const chosen = calendarDay.safeParse(day);
  const inForce = useView(
    chosen.success ? { name: 'consents-on', args: { personId, day: chosen.data } } : null,
    { keepPrevious: true },
  );
  return (
    <section className="consent-on" aria-label="What was in force on a day">
      <DateInput
        label="What was in force on"
        value={day}
        onChange={setDay}
        error={chosen.success || day === null ? undefined : chosen.error.issues[0]?.message}
      />
      {chosen.success && inForce !== undefined ? (
        <p role="status" className="consent-on-answer">
          {inForce.length === 0
            ? `Nothing was in force on ${showDay(chosen.data)}.`
            : `On ${showDay(chosen.data)}: `}
          {inForce.map(({ id, consentKind }) => (
            <Chip key={id} tone="good">
              {CONSENT_WORDINGS[consentKind].label}
            </Chip>
          ))}
        </p>
      ) : null}
    </section>
  );
}
