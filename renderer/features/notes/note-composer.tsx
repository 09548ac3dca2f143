import { useEffect, useState } from 'react';
import type { Episode } from '../../domain/episode';
import type { DraftRow } from '../../vault/api';
import { newDraftId } from '../../ui/new-draft-id';
import { useNow, useView } from '../../ui/vault-link';
import { proposedSession, type SessionRow } from './choose-session';
import { NoteForm } from './note-form';
import { BLANK_NOTE, sheetOfDraft, type NoteSheet } from './note-sheet';
import { OtherDrafts } from './other-drafts';
import { wallClock } from './wall-clock';
import './notes.css';

/** What a visit asks for: the note of this session, a note at all (null), or nothing in particular. */
export interface ComposeWish {
  readonly appointmentId: string | null;
  readonly turn: number;
}

/**
 * Where a note is written: on top of a client's page. What was begun before is on the desk again when the page opens;
 * otherwise a blank sheet for the session it is most likely about.
 */
export function NoteComposer({
  personId,
  name,
  episodes,
  riskOpenSince,
  wish,
  onAttach,
}: {
  readonly personId: string;
  readonly name: string;
  readonly episodes: readonly Episode[];
  readonly riskOpenSince: string | null;
  readonly wish: ComposeWish | null;
  readonly onAttach: () => void;
}) {
  const now = wallClock(useNow(60_000));
  const drafts = useView({ name: 'drafts', args: {} });
  const line = useView({ name: 'time-line', args: { personId, kinds: ['sessions'], from: 0, count: 80 } });
  const asked = useView(
    wish?.appointmentId == null ? null : { name: 'appointment', args: { id: wish.appointmentId } },
  );
  const [sheet, setSheet] = useState<NoteSheet | null>(null);
  const [answered, setAnswered] = useState<number | null>(null);

  const sessions =
    line === undefined ? undefined : line.rows.filter((row): row is SessionRow => row.kind === 'session');
  const own = drafts?.filter((draft) => draft.personId === personId && draft.about.kind === 'note');
  const isAsking = wish?.appointmentId != null && asked === undefined;
  const wanted = wish?.turn ?? -1;

  useEffect(() => {
    if (own === undefined || sessions === undefined || isAsking || answered === wanted) return;
    setAnswered(wanted);
    setSheet((open) => {
      if (asked != null)
        return draftFor(own, asked.id) ?? blankSheet(asked.episodeId, asked.id, asked.startsAt.slice(0, 10));
      if (open !== null) return open;
      return latestDraft(own) ?? proposedSheet(sessions, episodes, now);
    });
  }, [own, sessions, asked, isAsking, answered, wanted, episodes, now]);

  if (sheet === null || sessions === undefined) return <div className="note-placeholder" />;
  const others = (own ?? []).filter(({ draftId }) => draftId !== sheet.draftId);
  return (
    <>
      <NoteForm
        key={sheet.draftId}
        sheet={sheet}
        name={name}
        sessions={sessions}
        now={now}
        riskOpenSince={riskOpenSince}
        wishTurn={wish?.turn ?? null}
        onAttach={onAttach}
        onDone={(noted) =>
          setSheet(
            proposedSheet(
              sessions.filter(({ id }) => id !== noted),
              episodes,
              now,
            ),
          )
        }
        onBringBack={(draft) => setSheet(draft)}
      />
      <OtherDrafts
        drafts={others}
        onOpen={(draft) => {
          const next = sheetOfDraft(draft);
          if (next !== null) setSheet(next);
        }}
      />
    </>
  );
}

function draftFor(drafts: readonly DraftRow[], appointmentId: string): NoteSheet | null {
  const draft = drafts.find(({ about }) => about.kind === 'note' && about.appointmentId === appointmentId);
  return draft === undefined ? null : sheetOfDraft(draft);
}

function latestDraft(drafts: readonly DraftRow[]): NoteSheet | null {
  const latest = drafts.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
  return latest === undefined ? null : sheetOfDraft(latest);
}

function proposedSheet(
  sessions: readonly SessionRow[],
  episodes: readonly Episode[],
  now: string,
): NoteSheet | null {
  const session = proposedSession(sessions, now);
  if (session !== null) return blankSheet(session.episodeId, session.id, session.startsAt.slice(0, 10));
  const episode =
    episodes.find(({ status }) => status === 'active') ??
    episodes.toSorted((a, b) => b.startedOn.localeCompare(a.startedOn))[0];
  return episode === undefined ? null : blankSheet(episode.id, null, now.slice(0, 10));
}

function blankSheet(episodeId: string, appointmentId: string | null, sessionOn: string): NoteSheet {
  return {
    draftId: newDraftId(),
    about: { kind: 'note', episodeId, appointmentId, sessionOn },
    fields: BLANK_NOTE,
    keptAt: null,
  };
}
