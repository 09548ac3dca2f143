import { useRef, type FormEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { showNotice } from '../../ui/notice';
import { unsavedSentence } from '../../ui/unsaved';
import type { FormDraftKeeper } from '../../ui/use-draft-keeper';
import { useAct } from '../../ui/vault-link';
import { fieldsOfNote, wordsIn, type NoteSheet, type NoteText } from './note-sheet';

interface Parts {
  readonly sheet: NoteSheet;
  readonly about: NoteSheet['about'];
  readonly name: string;
  readonly form: UseFormReturn<NoteText, unknown, NoteText>;
  readonly keeper: FormDraftKeeper;
  readonly onFailure: (said: string | null) => void;
  readonly onDone: (notedAppointmentId: string | null) => void;
  readonly onBringBack: (sheet: NoteSheet) => void;
}

/** Finishing fixes a note; discarding drops its draft and can be taken back. Whatever fails, the text stays. */
export function useNoteActs({ sheet, about, name, form, keeper, onFailure, onDone, onBringBack }: Parts) {
  const act = useAct();
  const isUnderWay = useRef(false);

  const check = form.handleSubmit(async ({ riskOpen, ...fields }) => {
    if (wordsIn(fields) === 0) {
      onFailure('There is nothing to finish yet: write something first.');
      form.setFocus('themes');
      return;
    }
    onFailure(null);
    const wasKept = keeper.state().kind !== 'untouched';
    await keeper.halt();
    const { episodeId, appointmentId, sessionOn } = about;
    const outcome = await act(
      {
        name: 'finish-note',
        args: {
          draftId: wasKept ? sheet.draftId : null,
          episodeId,
          appointmentId,
          sessionOn,
          fields,
          riskOpen,
        },
      },
      { said: `Note on ${name} finished` },
    );
    if (outcome.kind === 'saved') {
      onDone(appointmentId);
      return;
    }
    onFailure(unsavedSentence(outcome) ?? 'Not saved. The text is still here.');
    keeper.changed();
  });

  const finish = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    // Two quick presses are one wish.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await check();
    } catch {
      onFailure(
        'Not saved: the vault did not answer. The text is still here. Try again, or lock and unlock.',
      );
      keeper.changed();
    } finally {
      isUnderWay.current = false;
    }
  };

  /** Answers why the draft is still there, or null when it is gone. */
  const discard = async (): Promise<string | null> => {
    const kept: NoteSheet = { ...sheet, about, fields: form.getValues(), keptAt: new Date().toISOString() };
    await keeper.halt();
    const outcome = await act({ name: 'drop-draft', args: { draftId: sheet.draftId } });
    if (outcome.kind !== 'saved' && outcome.kind !== 'not-found') {
      keeper.changed();
      return unsavedSentence(outcome);
    }
    showNotice({
      said: `Draft about ${name} discarded`,
      undo: async () => {
        const fields = fieldsOfNote(kept.fields);
        const again = await act({ name: 'keep-draft', args: { draftId: kept.draftId, about, fields } });
        if (again.kind !== 'saved') return 'Not undone: the draft could not be kept';
        onBringBack(kept);
        return 'The draft is back';
      },
    });
    onDone(null);
    return null;
  };

  return { finish, discard };
}
