import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { absenceReason, attendance } from '../../domain/appointment';
import { Field } from '../../ui/field';
import { Form, type FormOutcome } from '../../ui/form';
import { goTo } from '../../ui/navigation';
import { unsavedSentence } from '../../ui/unsaved';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useView } from '../../ui/vault-link';
import type { AppointmentRow } from '../../vault/api';
import { sessionRules } from './session-rules';
import { ATTENDANCE_WORDS, REASON_OPTIONS, TYPE_OPTIONS } from './session-words';
import './calendar.css';

/** One session: attendance, move by typing, note, client, remove. */
export function SessionDetails({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const session = useView({ name: 'appointment', args: { id } });
  if (session === undefined || session === null) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={session.name}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <AttendanceFields session={session} />
      <ChangeForm key={session.startsAt} session={session} onClose={onClose} />
      <div className="form-foot">
        <Button
          variant="default"
          onClick={() =>
            goTo(`/clients/${session.personId}`, { state: { compose: { appointmentId: session.id } } })
          }
        >
          {session.noteId !== null
            ? 'Open client'
            : session.draftId === null
              ? 'Write note'
              : 'Continue note'}
        </Button>
        <RemoveButtons session={session} onClose={onClose} />
      </div>
    </Modal>
  );
}

function AttendanceFields({ session }: { readonly session: AppointmentRow }) {
  const act = useAct();
  const [failure, setFailure] = useState<string | null>(null);
  const mark = async (state: string | null, reason: string | null) => {
    const next = attendance.parse(state ?? session.attendance);
    const absent = next !== 'planned' && next !== 'attended';
    const outcome = await act(
      {
        name: 'mark-attendance',
        args: {
          id: session.id,
          attendance: next,
          absenceReason: absent ? absenceReason.parse(reason ?? 'not-given') : null,
        },
      },
      { said: `Marked as ${ATTENDANCE_WORDS[next]}` },
    );
    setFailure(unsavedSentence(outcome));
  };
  const absent = session.attendance !== 'planned' && session.attendance !== 'attended';
  return (
    <div className="fields-row calendar-attendance">
      <Select
        label="Attendance"
        data-autofocus
        autoComplete="off"
        allowDeselect={false}
        error={failure}
        data={attendance.options.map((value) => ({ value, label: capital(ATTENDANCE_WORDS[value]) }))}
        value={session.attendance}
        onChange={(value) => void mark(value, session.absenceReason)}
      />
      {absent ? (
        <Select
          label="Reason"
          autoComplete="off"
          allowDeselect={false}
          data={REASON_OPTIONS}
          value={session.absenceReason ?? 'not-given'}
          onChange={(value) => void mark(session.attendance, value)}
        />
      ) : null}
    </div>
  );
}

function ChangeForm({
  session,
  onClose,
}: {
  readonly session: AppointmentRow;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const [scope, setScope] = useState<'one' | 'this-and-later'>('one');
  const form = useRuledForm(sessionRules, {
    day: session.startsAt.slice(0, 10),
    time: session.startsAt.slice(11, 16),
    minutes: session.minutes,
    type: session.type,
    place: session.place,
  });
  const save = async (values: z.infer<typeof sessionRules>): Promise<FormOutcome | null> => {
    const outcome = await act(
      {
        name: 'change-appointment',
        args: {
          id: session.id,
          scope,
          appointment: {
            episodeId: session.episodeId,
            startsAt: `${values.day}T${values.time}`,
            minutes: values.minutes,
            type: values.type,
            place: values.place,
          },
        },
      },
      { said: 'Session changed' },
    );
    if (outcome.kind !== 'saved')
      return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved. Try again.' };
    onClose();
    return null;
  };
  return (
    <Form
      form={form}
      onSave={save}
      saveLabel="Save changes"
      onCancel={onClose}
      label={`Session of ${session.name}`}
    >
      <div className="fields-row">
        <Field control={form.control} name="day" kind="date" label="Day" />
        <Field control={form.control} name="time" kind="time" label="Time" />
        <Field control={form.control} name="minutes" kind="number" label="Minutes" min={5} max={1440} />
      </div>
      <div className="fields-row">
        <Field control={form.control} name="type" kind="select" label="Type" options={TYPE_OPTIONS} />
        <Field control={form.control} name="place" kind="text" label="Place" />
      </div>
      {session.seriesId === null ? null : (
        <Select
          label="This session repeats. Change"
          autoComplete="off"
          allowDeselect={false}
          data={[
            { value: 'one', label: 'only this one' },
            { value: 'this-and-later', label: 'this and all later ones' },
          ]}
          value={scope}
          onChange={(value) => setScope(value === 'this-and-later' ? 'this-and-later' : 'one')}
        />
      )}
    </Form>
  );
}

function RemoveButtons({
  session,
  onClose,
}: {
  readonly session: AppointmentRow;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const [failure, setFailure] = useState<string | null>(null);
  const remove = async (scope: 'one' | 'this-and-later') => {
    const outcome = await act(
      { name: 'remove-appointment', args: { id: session.id, scope } },
      { said: scope === 'one' ? 'Session removed' : 'This and later sessions removed' },
    );
    if (outcome.kind === 'saved') onClose();
    else setFailure(unsavedSentence(outcome) ?? 'Not removed. Try again.');
  };
  return (
    <>
      <Button variant="default" onClick={() => void remove('one')}>
        Remove
      </Button>
      {session.seriesId === null ? null : (
        <Button variant="default" onClick={() => void remove('this-and-later')}>
          Remove this and later
        </Button>
      )}
      {failure === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {failure}
        </p>
      )}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
