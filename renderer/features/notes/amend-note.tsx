import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { DraftRow } from '../../vault/api';
import { amendment } from '../../domain/session-note';
import { showInstant, showWeekday } from '../../ui/dates';
import { DraftStatus } from '../../ui/draft-status';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { newDraftId } from '../../ui/new-draft-id';
import { unsavedSentence } from '../../ui/unsaved';
import { useDraftKeeper } from '../../ui/use-draft-keeper';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useView } from '../../ui/vault-link';
import { GrowingArea } from './growing-area';

const rules = amendment.pick({ text: true, reason: true, closesRisk: true });

/** Adds to a finished note. The note stays as it was finished; what is written here stands below it, dated. */
export function AmendNote({
  noteId,
  name,
  closesRisk,
  onClose,
}: {
  readonly noteId: string;
  readonly name: string;
  readonly closesRisk: boolean;
  readonly onClose: () => void;
}) {
  const full = useView({ name: 'note', args: { id: noteId } });
  const drafts = useView({ name: 'drafts', args: {} });
  const kept = useRef<DraftRow | null | undefined>(undefined);
  if (drafts !== undefined && kept.current === undefined) {
    kept.current = drafts.find(({ about }) => about.kind === 'amendment' && about.noteId === noteId) ?? null;
  }
  if (full == null || kept.current === undefined) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`Amend the note on ${name}`}
      closeButtonProps={{ 'aria-label': 'Close; what was typed is kept' }}
    >
      <AmendForm
        noteId={noteId}
        episodeId={full.note.episodeId}
        sessionOn={full.note.sessionOn}
        isRiskOpen={full.note.riskOpen && !full.amendments.some((one) => one.closesRisk)}
        closesRisk={closesRisk}
        draft={kept.current}
        onClose={onClose}
      />
    </Modal>
  );
}

function AmendForm({
  noteId,
  episodeId,
  sessionOn,
  isRiskOpen,
  closesRisk,
  draft,
  onClose,
}: {
  readonly noteId: string;
  readonly episodeId: string;
  readonly sessionOn: string;
  readonly isRiskOpen: boolean;
  readonly closesRisk: boolean;
  readonly draft: DraftRow | null;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const [draftId] = useState(() => draft?.draftId ?? newDraftId());
  const form = useRuledForm(rules, {
    text: draft?.fields['text'] ?? '',
    reason: draft?.fields['reason'] ?? '',
    closesRisk: draft === null ? closesRisk : draft.fields['closesRisk'] === 'yes' || closesRisk,
  });
  const keeper = useDraftKeeper(() => {
    const { text, reason, closesRisk: closes } = form.getValues();
    return act({
      name: 'keep-draft',
      args: {
        draftId,
        about: { kind: 'amendment', noteId, episodeId },
        fields: { text, reason, closesRisk: closes ? 'yes' : '' },
      },
    });
  });
  useEffect(() => {
    if (draft !== null) keeper.restart(Date.parse(draft.savedAt));
  }, [draft, keeper]);

  return (
    <div onInput={() => keeper.changed()}>
      {draft === null ? null : (
        <p className="small muted">Brought back what you typed on {showInstant(draft.savedAt)}.</p>
      )}
      <Form
        form={form}
        label="Amendment"
        saveLabel="Add amendment"
        onCancel={onClose}
        extraActions={<DraftStatus keeper={keeper} idle="The finished note stays readable as it is" />}
        onSave={async ({ text, reason, closesRisk: closes }) => {
          const wasKept = keeper.state().kind !== 'untouched';
          await keeper.halt();
          const outcome = await act(
            {
              name: 'amend-note',
              args: {
                draftId: wasKept ? draftId : null,
                noteId,
                text,
                reason,
                closesRisk: isRiskOpen && closes,
              },
            },
            { said: closes && isRiskOpen ? 'Amendment added; the risk is closed' : 'Amendment added' },
          );
          if (outcome.kind === 'saved') {
            keeper.restart(null);
            onClose();
            return null;
          }
          keeper.changed();
          return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved. The text is still here.' };
        }}
      >
        <GrowingArea
          label={`What is to be added to the note of ${showWeekday(sessionOn)}`}
          minRows={3}
          takesFocus
          registration={form.register('text')}
          error={form.formState.errors.text?.message ?? null}
          onRefused={(message) =>
            message === null ? form.clearErrors('text') : form.setError('text', { message })
          }
        />
        <Field
          kind="text"
          control={form.control}
          name="reason"
          label="Why"
          hint="For whoever reads it later: a slip corrected, something remembered, the client disagreed."
        />
        {isRiskOpen ? (
          <Field kind="checkbox" control={form.control} name="closesRisk" label="This closes the open risk" />
        ) : null}
      </Form>
    </div>
  );
}
