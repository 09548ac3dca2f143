import { consent, consentWording } from '../../../domain/consent';
import { NOT_FOUND, parseArgs, type Refusal, refuse } from './parse-args';
import { type RecordId, recordId } from '../../../domain/ids';
import { calendarDay } from '../../../domain/calendar-day';
import { checkWithdrawal } from '../../../domain/consent-rules';
import type { Command, CommandOutcome } from '../../commands';
import { consent as readConsent } from '../consents';
import { put, save } from './save';
import type { Workroom } from '../workroom';
import { z } from 'zod';

const newConsent = z.object({
  consent: consent.omit({ kind: true, id: true, withdrawnOn: true, withdrawalRecordedAt: true }),
  wording: consentWording.pick({ wording: true, version: true, evidenceAttachmentId: true, remark: true }),
});

/** The decision and the words it was given to, in one act: neither is ever there without the other. */
export async function recordConsent(
  room: Workroom,
  args: Command<'record-consent'>['args'],
): Promise<CommandOutcome<'record-consent'>> {
  const parsed = parseArgs(newConsent, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { consent: said, wording } = parsed.value;
  if (!room.cabinet.people.get(said.personId)) {
    return NOT_FOUND;
  }
  if (said.decidedOn > room.clock.today()) {
    return refuse('consent.decidedOn', 'The decision cannot lie in the future');
  }
  const wrong = evidenceWrong(
    room,
    said.personId,
    wording.evidenceAttachmentId,
    'wording.evidenceAttachmentId',
  );
  if (wrong) {
    return wrong;
  }
  const id = room.store.newId();
  return save(room, id, [
    put(room, { kind: 'consent', id, ...said, withdrawnOn: null, withdrawalRecordedAt: null }),
    put(room, {
      kind: 'consent-wording',
      id: room.store.newId(),
      consentId: id,
      personId: said.personId,
      ...wording,
    }),
  ]);
}

const withdrawal = z.object({ id: recordId, on: calendarDay });

/** Never retrospective: what was done while it was in force stays lawful. */
export async function withdrawConsent(
  room: Workroom,
  args: Command<'withdraw-consent'>['args'],
): Promise<CommandOutcome<'withdraw-consent'>> {
  const parsed = parseArgs(withdrawal, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const { id, on } = parsed.value;
  const current = room.cabinet.consents.get(id);
  if (!current) {
    return NOT_FOUND;
  }
  const check = checkWithdrawal(current, on, room.clock.today());
  if (check.kind === 'retrospective') {
    return check;
  }
  if (check.kind === 'nothing-to-withdraw') {
    return refuse('id', 'There is nothing to withdraw: it was refused, or is withdrawn already');
  }
  return save(room, id, [put(room, { ...current, withdrawnOn: on, withdrawalRecordedAt: room.clock.now() })]);
}

const evidence = z.object({ consentId: recordId, attachmentId: recordId });

/** Names the file that shows how a consent was given. */
export async function attachEvidence(
  room: Workroom,
  args: Command<'attach-evidence'>['args'],
): Promise<CommandOutcome<'attach-evidence'>> {
  const parsed = parseArgs(evidence, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  const found = await readConsent(room, parsed.value.consentId);
  if (!found?.wording) {
    return NOT_FOUND;
  }
  const { attachmentId } = parsed.value;
  const wrong = evidenceWrong(room, found.consent.personId, attachmentId, 'attachmentId');
  return (
    wrong ??
    save(room, found.consent.id, [put(room, { ...found.wording, evidenceAttachmentId: attachmentId })])
  );
}

function evidenceWrong(
  room: Workroom,
  personId: RecordId,
  attachmentId: RecordId | null,
  path: string,
): Refusal | null {
  if (attachmentId === null || room.cabinet.attachments.get(attachmentId)?.personId === personId) {
    return null;
  }
  return refuse(path, 'Choose a file that is kept with this client');
}
