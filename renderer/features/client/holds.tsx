import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { hold, type Hold } from '../../domain/hold';
import type { ClientView } from '../../vault/api';
import { showDay } from '../../ui/dates';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { unsavedSentence } from '../../ui/unsaved';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct } from '../../ui/vault-link';
import { HOLD_REASON } from './time-line-words';

const rules = hold.pick({ reason: true, remark: true });

/** Holds of one client: a hold keeps everything, whatever the rules say, until it is lifted. */
export function Holds({ client, onClose }: { readonly client: ClientView; readonly onClose: () => void }) {
  const act = useAct();
  const { person, holds } = client;
  const form = useRuledForm(rules, { reason: 'complaint', remark: '' });
  const inPlace = holds.filter(({ liftedOn }) => liftedOn === null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Holds on ${person.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className="small muted">
        While a hold is in place nothing of {person.name} can be destroyed, whatever the retention rules say.
      </p>
      {inPlace.map((one) => (
        <HoldLine key={one.id} hold={one} name={person.name} />
      ))}
      <Form
        form={form}
        label="Place a hold"
        saveLabel="Place hold"
        onCancel={onClose}
        onSave={async ({ reason, remark }) => {
          const outcome = await act(
            { name: 'place-hold', args: { personId: person.id, reason, remark } },
            { said: `Hold placed on ${person.name}` },
          );
          if (outcome.kind !== 'saved')
            return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
          onClose();
          return null;
        }}
      >
        <Field
          kind="select"
          control={form.control}
          name="reason"
          label="Because of"
          autoFocus
          options={hold.shape.reason.options.map((value) => ({ value, label: HOLD_REASON[value] }))}
        />
        <Field
          kind="area"
          control={form.control}
          name="remark"
          label="What it is about"
          hint="Kept with the clinical record. It dies with it."
        />
      </Form>
    </Modal>
  );
}

function HoldLine({ hold: one, name }: { readonly hold: Hold; readonly name: string }) {
  const act = useAct();
  const [failure, setFailure] = useState<string | null>(null);
  const lift = async () => {
    const outcome = await act(
      { name: 'lift-hold', args: { id: one.id } },
      { said: `Hold on ${name} lifted` },
    );
    setFailure(outcome.kind === 'saved' ? null : unsavedSentence(outcome));
  };
  return (
    <div className="hold-line">
      <div>
        <strong>{HOLD_REASON[one.reason]}</strong>, since {showDay(one.placedOn)}
        {one.remark === '' ? null : <p className="said">{one.remark}</p>}
        {failure === null ? null : (
          <p role="alert" className="form-outcome" data-tone="risk">
            {failure}
          </p>
        )}
      </div>
      <Button variant="default" size="compact-sm" onClick={() => void lift()}>
        Lift
      </Button>
    </div>
  );
}
