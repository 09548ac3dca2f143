import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { Field } from '../../ui/field';
import { Form, type FormOutcome } from '../../ui/form';
import { unsavedSentence } from '../../ui/unsaved';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useView } from '../../ui/vault-link';
import { bookingRules } from './session-rules';
import { TYPE_OPTIONS } from './session-words';

/** Books a session, once or weekly or fortnightly. Everything can be typed. */
export function SessionForm({
  startsAt,
  minutes,
  client,
  onClose,
}: {
  readonly startsAt: string;
  readonly minutes: number;
  /** Booked for this client; else one is chosen here. */
  readonly client: { readonly personId: string; readonly name: string } | null;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<string | null>(client?.personId ?? null);
  const list = useView(
    { name: 'clients', args: { filter, view: 'all', from: 0, count: 50 } },
    { keepPrevious: true },
  );
  const file = useView(chosen === null ? null : { name: 'client', args: { personId: chosen } });
  const form = useRuledForm(bookingRules, {
    day: startsAt.slice(0, 10),
    time: startsAt.slice(11, 16),
    minutes,
    type: 'session',
    place: '',
    repeat: 'no',
    count: 6,
  });
  const [day, time, length, repeat] = form.watch(['day', 'time', 'minutes', 'repeat']);
  const overlaps = useOverlaps(String(day), String(time), Number(length));

  const save = async (values: z.infer<typeof bookingRules>): Promise<FormOutcome | null> => {
    const episode =
      file?.episodes.find((one) => one.status !== 'ended' && one.status !== 'archived') ?? file?.episodes[0];
    if (episode === undefined) return { tone: 'risk', said: 'Not saved yet: choose the client first.' };
    const outcome = await act(
      {
        name: 'book-appointment',
        args: {
          appointment: {
            episodeId: episode.id,
            startsAt: `${values.day}T${values.time}`,
            minutes: values.minutes,
            type: values.type,
            place: values.place,
          },
          repeat:
            values.repeat === 'no'
              ? null
              : { everyWeeks: values.repeat === '1' ? 1 : 2, count: values.count },
        },
      },
      { said: values.repeat === 'no' ? 'Session booked' : `${values.count} sessions booked` },
    );
    if (outcome.kind !== 'saved')
      return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved. Try again.' };
    onClose();
    return null;
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title="New session"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Cancel' }}
    >
      <Form form={form} onSave={save} saveLabel="Book session" onCancel={onClose} label="New session">
        {client === null ? (
          <Select
            data-autofocus
            label="Client"
            placeholder="Type a name"
            searchable
            autoComplete="off"
            nothingFoundMessage="No client by that name"
            data={(list?.rows ?? []).map((row) => ({
              value: row.personId,
              label: `${row.name}${row.service === '' ? '' : ` · ${row.service}`}`,
            }))}
            filter={({ options }) => options}
            searchValue={filter}
            onSearchChange={setFilter}
            value={chosen}
            onChange={setChosen}
          />
        ) : null}
        <div className="fields-row">
          <Field control={form.control} name="day" kind="date" label="Day" autoFocus={client !== null} />
          <Field control={form.control} name="time" kind="time" label="Time" />
          <Field control={form.control} name="minutes" kind="number" label="Minutes" min={5} max={1440} />
        </div>
        {overlaps.length === 0 ? null : (
          <p className="small calendar-overlap" role="status">
            At that time: {overlaps.join(', ')}. It can be booked all the same.
          </p>
        )}
        <div className="fields-row">
          <Field control={form.control} name="type" kind="select" label="Type" options={TYPE_OPTIONS} />
          <Field
            control={form.control}
            name="place"
            kind="text"
            label="Place"
            placeholder="Room 2, online …"
          />
        </div>
        <div className="fields-row">
          <Field
            control={form.control}
            name="repeat"
            kind="select"
            label="Repeat"
            options={[
              { value: 'no', label: 'Once' },
              { value: '1', label: 'Every week' },
              { value: '2', label: 'Every two weeks' },
            ]}
          />
          {repeat === 'no' ? null : (
            <Field
              control={form.control}
              name="count"
              kind="number"
              label="How many sessions"
              min={2}
              max={104}
            />
          )}
        </div>
      </Form>
    </Modal>
  );
}

/** Names of what already stands at that time. */
function useOverlaps(day: string, time: string, minutes: number): readonly string[] {
  const isTime = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(time);
  const rows = useView(isTime ? { name: 'appointments', args: { from: day, to: day } } : null);
  const start = minuteOf(time);
  return (rows ?? [])
    .filter((row) => row.attendance === 'planned' || row.attendance === 'attended')
    .filter((row) => {
      const from = minuteOf(row.startsAt.slice(11, 16));
      return from < start + minutes && start < from + row.minutes;
    })
    .map((row) => `${row.name} ${row.startsAt.slice(11, 16)}`);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
