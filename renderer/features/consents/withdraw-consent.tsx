import { Modal } from '@mantine/core';
import { z } from 'zod';
import { calendarDay, type CalendarDay } from '../../domain/calendar-day';
import type { Consent } from '../../domain/consent';
import { showDay } from '../../ui/dates';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { unsavedSentence } from '../../ui/unsaved';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useToday } from '../../ui/vault-link';

/** Withdraws one consent from a day on; never for the past. As easy as giving it was: no reason is asked. */
export function WithdrawConsent({
  consent,
  label,
  name,
  onClose,
}: {
  readonly consent: Consent;
  readonly label: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const today = useToday();
  const form = useRuledForm(rulesFrom(today), { on: today });
  const on = form.watch('on');
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Withdraw: ${label}`}
      closeButtonProps={{ 'aria-label': 'Cancel' }}
    >
      <Form
        form={form}
        label={`Withdraw ${label} of ${name}`}
        saveLabel="Withdraw consent"
        onCancel={onClose}
        onSave={async (values) => {
          const outcome = await act(
            { name: 'withdraw-consent', args: { id: consent.id, on: values.on } },
            { said: `${label}: ${name}’s consent is withdrawn from ${showDay(values.on)}` },
          );
          if (outcome.kind === 'retrospective')
            return { tone: 'risk', said: 'Not saved: a withdrawal cannot be dated before today.' };
          if (outcome.kind !== 'saved')
            return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
          onClose();
          return null;
        }}
      >
        <p>
          {name} no longer agrees to “{label}”. From{' '}
          {/^\d{4}-\d{2}-\d{2}$/.test(on) ? showDay(on) : 'that day'} on it must not be relied on; what was
          done before stays lawful.
        </p>
        <Field
          kind="date"
          control={form.control}
          name="on"
          label="From which day"
          hint="Today, or a later day they named. Never before today."
          autoFocus
        />
      </Form>
    </Modal>
  );
}

function rulesFrom(today: CalendarDay) {
  return z.object({
    on: calendarDay.refine(
      (day) => day >= today,
      'A withdrawal counts from today at the earliest: what was done before stays lawful',
    ),
  });
}
