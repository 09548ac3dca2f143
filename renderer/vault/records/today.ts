import { addDays } from '../../domain/day-arithmetic';
import { appointmentRow, noteAbout } from './appointments';
import { backupReminder, isPracticeRestoreDue } from '../../domain/backup-reminder';
import type { DueItem, TodayView } from '../questions';
import { drives } from './drives';
import { stillHoldsDestroyed } from '../../domain/drive-lag';
import { dayOf } from '../../domain/local-date-time';
import type { Instant } from '../../domain/instant';
import { needsNote, NOTE_WINDOW_DAYS } from '../../domain/attendance';
import type { RecordId } from '../../domain/ids';
import type { Workroom } from './workroom';

/** What the day asks for. */
export function today(room: Workroom): TodayView {
  const day = room.clock.today();
  const sessions = room.cabinet.appointmentsByTime.between(day, addDays(day, 1));
  return {
    day,
    sessions: sessions.map((one) => appointmentRow(room, one)),
    notesToWrite: notesToWrite(room),
    due: [...risksOpen(room), ...retentionDue(room), ...backupDue(room)],
    drives: drives(room),
    clients: room.clientList.size,
  };
}

/** Newest first: the session that is freshest in memory is written down first. */
function notesToWrite(room: Workroom): TodayView['notesToWrite'] {
  const now = room.clock.localNow();
  const day = room.clock.today();
  const recent = room.cabinet.appointmentsByTime.between(addDays(day, -NOTE_WINDOW_DAYS), addDays(day, 1));
  const noted = new Set<RecordId>(recent.filter((one) => noteAbout(room, one)).map(({ id }) => id));
  const missing = recent.filter((one) => needsNote(one, noted, now)).reverse();
  return missing.map((one) => ({ ...appointmentRow(room, one), draftWords: draftWords(room, one.id) }));
}

function draftWords(room: Workroom, appointmentId: RecordId): number | null {
  const draft = room.drafts.ofAppointment(appointmentId);
  if (!draft) {
    return null;
  }
  return Object.values(draft.fields).flatMap((text) => text.split(/\s+/).filter(Boolean)).length;
}

function risksOpen(room: Workroom): DueItem[] {
  return room.clientList.all().flatMap(({ person, status }): DueItem[] => {
    const since = room.facts.of(person.id).riskOpenSince;
    const isSeen = status === 'active' || status === 'waiting';
    return since && isSeen ? [{ kind: 'risk-open', personId: person.id, name: person.name, since }] : [];
  });
}

/** Counted, not listed: what is kept of each of them is only looked at on the page about retention. */
function retentionDue(room: Workroom): DueItem[] {
  const day = room.clock.today();
  const counts = { due: 0, held: 0, needsDateOfBirth: 0 };
  for (const { person } of room.clientList.all()) {
    const finding = room.facts.of(person.id).retention;
    counts.due += finding.kind === 'due-on' && finding.isDue ? 1 : 0;
    counts.held += finding.kind === 'held' && finding.on !== null && finding.on <= day ? 1 : 0;
    counts.needsDateOfBirth += finding.kind === 'needs-date-of-birth' ? 1 : 0;
  }
  return [
    ...(counts.due > 0 ? [{ kind: 'retention' as const, count: counts.due, held: counts.held }] : []),
    ...(counts.needsDateOfBirth > 0
      ? [{ kind: 'needs-date-of-birth' as const, count: counts.needsDateOfBirth }]
      : []),
  ];
}

function backupDue(room: Workroom): DueItem[] {
  const day = room.clock.today();
  const known = drives(room);
  const dayOfMoment = (moment: Instant | null) =>
    moment === null ? null : dayOf(room.clock.localTimeOf(moment));
  const [newest] = known;
  const [practice] = room.cabinet.practices.all();
  const reminder = backupReminder(
    dayOfMoment(newest?.lastCopyAt ?? null),
    practice?.backupEveryDays ?? 7,
    day,
  );
  const items: DueItem[] = [];
  if (reminder.kind !== 'not-due') {
    const daysSince = reminder.kind === 'due' ? reminder.daysSince : null;
    items.push({ kind: 'backup', daysSince, placeLabel: newest?.label ?? null });
  }
  const certificates = [...room.cabinet.certificates.all()];
  for (const drive of known) {
    if (stillHoldsDestroyed(drive, certificates)) {
      items.push({ kind: 'drive-lags', placeLabel: drive.label });
    }
    if (isPracticeRestoreDue(dayOfMoment(drive.lastCopyAt), dayOfMoment(drive.lastPracticeRestoreAt), day)) {
      items.push({ kind: 'practice-restore', placeLabel: drive.label });
    }
  }
  return items;
}
