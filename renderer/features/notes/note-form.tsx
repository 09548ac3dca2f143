import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { z } from 'zod';
import { noteFields } from '../../domain/session-note';
import { showShortDay } from '../../ui/dates';
import { DraftStatus } from '../../ui/draft-status';
import { KeyHint } from '../../ui/key-hint';
import { useDraftKeeper } from '../../ui/use-draft-keeper';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct } from '../../ui/vault-link';
import type { SessionRow } from './choose-session';
import { DiscardDraft } from './discard-draft';
import { GrowingArea } from './growing-area';
import { fieldsOfNote, wordsIn, type NoteSheet } from './note-sheet';
import { SessionPicker } from './session-picker';
import { useNoteActs } from './use-note-acts';

const rules = noteFields.extend({ riskOpen: z.boolean() });

/** One sheet on the desk. The text areas keep their own text, so that typing never waits for anything. */
export function NoteForm({
  sheet,
  name,
  sessions,
  now,
  riskOpenSince,
  wishTurn,
  onAttach,
  onDone,
  onBringBack,
}: {
  readonly sheet: NoteSheet;
  readonly name: string;
  readonly sessions: readonly SessionRow[];
  readonly now: string;
  readonly riskOpenSince: string | null;
  /** Changes when somebody came here to write: the first field then takes the focus. */
  readonly wishTurn: number | null;
  readonly onAttach: () => void;
  /** Finished or discarded; the session that now has its note, or null. */
  readonly onDone: (notedAppointmentId: string | null) => void;
  readonly onBringBack: (sheet: NoteSheet) => void;
}) {
  const act = useAct();
  const [about, setAbout] = useState(sheet.about);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRuledForm(rules, sheet.fields);
  const latestAbout = useRef(about);
  latestAbout.current = about;
  const keeper = useDraftKeeper(() =>
    act({
      name: 'keep-draft',
      args: { draftId: sheet.draftId, about: latestAbout.current, fields: fieldsOfNote(form.getValues()) },
    }),
  );
  useEffect(() => {
    if (sheet.keptAt !== null) keeper.restart(Date.parse(sheet.keptAt));
  }, [sheet.keptAt, keeper]);
  useEffect(() => {
    if (wishTurn !== null) form.setFocus('themes');
  }, [wishTurn, form]);

  const { finish, discard } = useNoteActs({
    sheet,
    about,
    name,
    form,
    keeper,
    onFailure: setFailure,
    onDone,
    onBringBack,
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void finish();
    }
    if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) event.target.blur();
  };

  const { errors, isSubmitting } = form.formState;
  const area = (field: 'themes' | 'risk' | 'plan') => ({
    registration: form.register(field),
    error: errors[field]?.message ?? null,
    onRefused: (message: string | null) =>
      message === null ? form.clearErrors(field) : form.setError(field, { message }),
  });
  return (
    <form
      className="note-sheet"
      aria-label={`Note on ${name}`}
      noValidate
      autoComplete="off"
      onSubmit={(event) => void finish(event)}
      onInput={() => {
        keeper.changed();
        if (failure !== null) setFailure(null);
      }}
      onKeyDownCapture={onKeyDown}
    >
      <GrowingArea label="Themes" {...area('themes')} />
      <GrowingArea
        label="Risk and safeguarding"
        placeholder={
          riskOpenSince === null ? '' : `Open since ${showShortDay(riskOpenSince)}. Anything to add or close?`
        }
        aside={
          <label className="note-risk">
            <input type="checkbox" {...form.register('riskOpen')} /> Something about risk stays open
          </label>
        }
        {...area('risk')}
      />
      <GrowingArea label="Plan" {...area('plan')} />
      {failure === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {failure}
        </p>
      )}
      <div className="note-foot">
        <DraftStatus keeper={keeper} idle="Kept as you write; finishing fixes it" />
        <DiscardDraft
          keeper={keeper}
          name={name}
          words={() => wordsIn(fieldsOfNote(form.getValues()))}
          onDiscard={discard}
        />
        <span className="note-foot-right">
          <SessionPicker
            about={about}
            sessions={sessions}
            now={now}
            onChange={(next) => {
              setAbout(next);
              latestAbout.current = next;
              if (keeper.state().kind !== 'untouched') keeper.changed();
            }}
          />
          <Button variant="default" size="compact-md" onClick={onAttach}>
            Attach
          </Button>
          <Button
            type="submit"
            size="compact-md"
            loading={isSubmitting}
            rightSection={<KeyHint keys="mod+enter" />}
          >
            Finish note
          </Button>
        </span>
      </div>
    </form>
  );
}
