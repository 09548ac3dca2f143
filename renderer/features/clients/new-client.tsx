import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import type { DraftRow } from '../../vault/api';
import { blankPerson } from '../../domain/blank-person';
import { showInstant } from '../../ui/dates';
import { DraftStatus } from '../../ui/draft-status';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { newDraftId } from '../../ui/new-draft-id';
import { unsavedSentence } from '../../ui/unsaved';
import { useDraftKeeper } from '../../ui/use-draft-keeper';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useToday, useView } from '../../ui/vault-link';
import { draftFields, withDraft } from './form-draft';
import { Doubles } from './doubles';
import { PersonFields } from './person-fields';
import { newClientRules, type NewClientTyped } from './person-rules';

/** A new client in a dialog. Closing it loses nothing: what was typed is brought back the next time. */
export function NewClient({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (personId: string) => void;
}) {
  const drafts = useView({ name: 'drafts', args: {} });
  const practice = useView({ name: 'practice', args: {} });
  const [afresh, setAfresh] = useState(false);
  const kept = useRef<DraftRow | null | undefined>(undefined);
  if (drafts !== undefined && kept.current === undefined) {
    kept.current =
      drafts.find(
        ({ about, fields }) => about.kind === 'client' && about.personId === null && fields['form'] === 'new',
      ) ?? null;
  }
  const draft = afresh ? null : kept.current;
  // The dialog opens with its form in it: an empty one would give its focus to the close button.
  if (draft === undefined || practice === undefined) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title="New client"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close; what was typed is kept' }}
    >
      <NewClientForm
        key={draft?.draftId ?? 'new'}
        draft={draft}
        services={practice.services}
        onClose={onClose}
        onAdded={onAdded}
        onAfresh={() => setAfresh(true)}
      />
    </Modal>
  );
}

function NewClientForm({
  draft,
  services,
  onClose,
  onAdded,
  onAfresh,
}: {
  readonly draft: DraftRow | null;
  readonly services: readonly string[];
  readonly onClose: () => void;
  readonly onAdded: (personId: string) => void;
  readonly onAfresh: () => void;
}) {
  const act = useAct();
  const today = useToday();
  const [draftId] = useState(() => draft?.draftId ?? newDraftId());
  const blank: NewClientTyped = {
    ...blankPerson,
    service: services[0] ?? '',
    startedOn: today,
    fundedBy: 'self',
  };
  const form = useRuledForm(newClientRules, draft === null ? blank : withDraft(blank, draft.fields));
  const keeper = useDraftKeeper(() =>
    act({
      name: 'keep-draft',
      args: {
        draftId,
        about: { kind: 'client', personId: null },
        fields: draftFields('new', form.getValues()),
      },
    }),
  );
  useEffect(() => {
    if (draft !== null) keeper.restart(Date.parse(draft.savedAt));
  }, [draft, keeper]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name !== undefined) keeper.changed();
        },
      }),
    [form, keeper],
  );

  const dropDraft = async () => {
    const wasKept = keeper.state().kind !== 'untouched';
    await keeper.halt();
    if (wasKept) await act({ name: 'drop-draft', args: { draftId } });
    keeper.restart(null);
  };

  return (
    <FormProvider {...form}>
      {draft === null ? null : (
        <p className="form-brought-back">
          Brought back what you typed on {showInstant(draft.savedAt)}.
          <Button variant="default" size="compact-sm" onClick={() => void dropDraft().then(onAfresh)}>
            Start afresh
          </Button>
        </p>
      )}
      <Form
        form={form}
        label="New client"
        saveLabel="Add client"
        onCancel={onClose}
        extraActions={<DraftStatus keeper={keeper} idle="Only the first three are needed" />}
        onSave={async ({ service, startedOn, fundedBy, ...person }) => {
          const outcome = await act(
            { name: 'create-client', args: { person, service, startedOn, fundedBy } },
            { said: `${person.name} added` },
          );
          if (outcome.kind !== 'saved')
            return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
          await dropDraft();
          onAdded(outcome.id);
          return null;
        }}
      >
        <Field
          kind="text"
          control={form.control}
          name="name"
          label="Name or reference"
          required="so that records can be told apart; initials or a number will do"
          autoFocus
        />
        <Doubles onOpen={onAdded} />
        <div className="fields-row">
          <ServiceField control={form.control} services={services} />
          <Field
            kind="date"
            control={form.control}
            name="startedOn"
            label="Start"
            required="the records begin here"
          />
        </div>
        <Field kind="select" control={form.control} name="fundedBy" label="Paid by" options={FUNDED_BY} />
        <PersonFields open="none" />
      </Form>
    </FormProvider>
  );
}

function ServiceField({
  control,
  services,
}: {
  readonly control: ReturnType<typeof useRuledForm<NewClientTyped, NewClientTyped>>['control'];
  readonly services: readonly string[];
}) {
  const shared = {
    control,
    name: 'service',
    label: 'Service',
    required: 'rules may differ by service',
  } as const;
  if (services.length === 0) return <Field kind="text" {...shared} />;
  return (
    <Field
      kind="select"
      {...shared}
      options={services.map((service) => ({ value: service, label: service }))}
    />
  );
}

const FUNDED_BY = [
  { value: 'self', label: 'The client' },
  { value: 'insurer', label: 'An insurer' },
  { value: 'nhs', label: 'The NHS' },
  { value: 'charity', label: 'A charity' },
  { value: 'other', label: 'Somebody else' },
];
