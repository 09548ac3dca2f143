import { assertNever } from '../../../domain/assert-never';
import { belongingsOf } from '../belongings';
import { type Certificate } from '../../../domain/hold';
import type { Command, CommandOutcome } from '../../commands';
import { dropFinished } from './drafts';
import { draftOwner } from '../drafts';
import { NOT_FOUND } from './parse-args';
import { type RecordId, recordId } from '../../../domain/ids';
import type { RetentionFinding } from '../../../domain/retention';
import { subjectText } from '../subject';
import type { Workroom } from '../workroom';

const METHOD =
  'The keys of these records were destroyed and their older copies overwritten; what was sealed with them can no longer be read by anybody.';

type Due = Extract<RetentionFinding, { readonly kind: 'due-on' }>;
type Refused =
  | { readonly kind: 'held' }
  | { readonly kind: 'not-due' }
  | { readonly kind: 'needs-date-of-birth' };

/**
 * Destroys everything of a person that is due and that nothing holds, and leaves a certificate. Whoever took part in the
 * same work must be due, too. The password is asked again last, after everything that could refuse.
 */
export async function destroyRecords(
  room: Workroom,
  args: Command<'destroy-records'>['args'],
): Promise<CommandOutcome<'destroy-records'>> {
  const id = recordId.safeParse(args.personId);
  const person = id.success ? room.cabinet.people.get(id.data) : undefined;
  if (!person) {
    return NOT_FOUND;
  }
  const due = dueOrRefused(room, person.id);
  if (due.kind !== 'due-on') {
    return due;
  }
  const confirmed = await room.confirmSecret(args.password);
  if (confirmed.kind !== 'confirmed') {
    return confirmed;
  }
  const { units, files, counts, detached } = belongingsOf(room, person.id);
  const certificate: Certificate = {
    kind: 'certificate',
    id: room.store.newId(),
    destroyedOn: room.clock.today(),
    destroyedAt: room.clock.now(),
    dueOn: due.on,
    rule: due.why.slice(0, 500),
    counts,
    method: METHOD,
    subjectHash: room.store.proofHash(subjectText(person.name, person.dateOfBirth)),
    unitIds: units,
  };
  const own = room.drafts.all().filter((draft) => draftOwner(room, draft) === person.id);
  const outcome = await room.saves.during(() => room.store.destroy({ units, files, certificate, detached }));
  if (outcome.kind !== 'destroyed') {
    return outcome;
  }
  for (const { draftId } of own) {
    await dropFinished(room, draftId);
  }
  return { kind: 'destroyed', certificateId: certificate.id };
}

/** The finding of the person, or why something they took part in must stay. */
function dueOrRefused(room: Workroom, personId: RecordId): Due | Refused {
  const own = room.facts.of(personId);
  const finding = isDue(own.retention);
  if (finding.kind !== 'due-on') {
    return finding;
  }
  for (const { participants } of own.episodes) {
    for (const other of participants) {
      const theirs = isDue(room.facts.of(other).retention);
      if (theirs.kind !== 'due-on') {
        return theirs;
      }
    }
  }
  return finding;
}

function isDue(finding: RetentionFinding): Due | Refused {
  switch (finding.kind) {
    case 'due-on':
      return finding.isDue ? finding : { kind: 'not-due' };
    case 'held':
      return { kind: 'held' };
    case 'needs-date-of-birth':
      return { kind: 'needs-date-of-birth' };
    case 'keep-indefinitely':
    case 'open':
      return { kind: 'not-due' };
    default:
      return assertNever(finding);
  }
}
