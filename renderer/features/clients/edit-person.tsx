import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import type { Person } from '../../domain/person';
import type { DraftRow } from '../../vault/api';
import { showInstant } from '../../ui/dates';
import { DraftStatus } from '../../ui/draft-status';
import { Field } from '../../ui/field';
import { Form, type FormOutcome } from '../../ui/form';
import { newDraftId } from '../../ui/new-draft-id';
import { unsavedSentence } from '../../ui/unsaved';
import { useDraftKeeper } from '../../ui/use-draft-keeper';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useView } from '../../ui/vault-link';
import { draftFields, withDraft } from './form-draft';
import { PersonConflict } from './person-conflict';
import { PersonFields } from './person-fields';
import { personRules, type PersonTyped } from './person-rules';

interface State {
  readonly person: Person;
  readonly revision: number;
}

/** Changes somebody's particulars. When they were changed elsewhere meanwhile, both states are shown and nothing is lost. */
export function EditPerson({ person, revision, onClose }: State & { readonly onClose: () => void }) {
  const drafts = useView({ name: 'drafts', args: {} });
  const kept = useRef<DraftRow | null | undefined>(undefined);
  if (drafts !== undefined && kept.current === undefined) {
    kept.current =
      drafts.find(
        ({ about, fields }) =>
          about.kind === 'client' && about.personId === person.id && fields['form'] === 'person',
      ) ?? null;
  }
  if (kept.current === undefined) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Change ${person.name}`}
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close; what was typed is kept' }}
    >
      <EditForm person={person} revision={revision} draft={kept.current} onClose={onClose} />
    </Modal>
  );
}

function EditForm({
  person,
  revision,
  draft,
  onClose,
}: State & { readonly draft: DraftRow | null; readonly onClose: () => void }) {
  const act = useAct();
  const [draftId] = useState(() => draft?.draftId ?? newDraftId());
  const [start] = useState(() => typedOf(person));
  const [base, setBase] = useState(revision);
  const [newer, setNewer] = useState<State | null>(null);
  const form = useRuledForm(personRules, draft === null ? start : withDraft(start, draft.fields));
  const keeper = useDraftKeeper(() =>
    act({
      name: 'keep-draft',
      args: {
        draftId,
        about: { kind: 'client', personId: person.id },
        fields: draftFields('person', form.getValues()),
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

  const close = async () => {
    const wasKept = keeper.state().kind !== 'untouched';
    await keeper.halt();
    if (wasKept) await act({ name: 'drop-draft', args: { draftId } });
    keeper.restart(null);
    onClose();
  };

  const save = async (typed: PersonTyped, over: number): Promise<FormOutcome | null> => {
    const outcome = await act(
      { name: 'change-person', args: { id: person.id, revision: over, person: typed } },
      { said: `${typed.name} changed` },
    );
    if (outcome.kind === 'saved') {
      await close();
      return null;
    }
    if (outcome.kind === 'conflict') setNewer({ person: outcome.person, revision: outcome.revision });
    return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
  };

  return (
    <FormProvider {...form}>
      {draft === null ? null : (
        <p className="form-brought-back">Brought back what you typed on {showInstant(draft.savedAt)}.</p>
      )}
      {newer === null ? null : (
        <PersonConflict
          mine={form.getValues()}
          newer={typedOf(newer.person)}
          onKeepMine={() => {
            setNewer(null);
            setBase(newer.revision);
            void form.handleSubmit((typed) => save(typed, newer.revision))();
          }}
          onTakeNewer={() => {
            form.reset(typedOf(newer.person));
            setBase(newer.revision);
            setNewer(null);
          }}
        />
      )}
      <Form
        form={form}
        label={`Change ${person.name}`}
        saveLabel="Save"
        onCancel={() => void close()}
        extraActions={<DraftStatus keeper={keeper} idle="Cancel drops what was typed here" />}
        onSave={(typed) => save(typed, base)}
      >
        <Field
          kind="text"
          control={form.control}
          name="name"
          label="Name or reference"
          required="so that records can be told apart"
          autoFocus
        />
        <PersonFields open="reach" />
      </Form>
    </FormProvider>
  );
}

function typedOf({
  kind: _kind,
  id: _id,
  createdAt: _created,
  importedAs: _imported,
  ...typed
}: Person): PersonTyped {
  return typed;
}
