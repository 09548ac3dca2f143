import type { Act, Side, Told } from './acts';
import type { Fault } from './faults';
import type { DiskCall } from './watched-disk';

/** A sentence that only says what went wrong leaves the person alone with it. */
const NEXT_STEP =
  /\b(Try|try|Free|free|Choose|choose|Plug|Unlock|Copy|restart|again|Restore|restore|Use|Is its)\b/;

type Expected = 'disk-full' | 'read-only' | 'failed';

/** What is wrong with an answer, or null: it is done, or it names what happened and says what to do. */
export function wrongAnswer(
  act: Act,
  side: Side,
  fault: Fault,
  at: DiskCall | null,
  told: Told,
): string | null {
  if (told.isDone) return null;
  if (told.kind.startsWith('threw') || told.kind === 'no answer') return told.kind;
  if (told.reason === 'unexpected' || told.reason.includes('bug')) return 'unnamed';
  if (told.sentence === null) return 'no sentence';
  if (!NEXT_STEP.test(told.sentence)) return 'no next step';
  // What cannot even be looked at has many names; what cannot be written has one.
  const expected = at?.act === 'read' && fault.kind !== 'stays' ? 'failed' : expectedOf(fault);
  if (expected !== 'failed' && !isNamed(act, side, told, expected)) return `does not say ${expected}`;
  return null;
}

function expectedOf(fault: Fault): Expected {
  const code = fault.kind === 'once' ? fault.code : fault.kind === 'short' ? fault.after : fault.what;
  if (code === 'ENOSPC' || code === 'full') return 'disk-full';
  if (code === 'EROFS' || code === 'EACCES' || code === 'read-only') return 'read-only';
  return 'failed';
}

/** The kind, except where the screen has one sentence for all: an unlock, and a verification, which only reads. */
function isNamed(act: Act, side: Side, told: Told, expected: 'disk-full' | 'read-only'): boolean {
  if (act.name === 'unlock') return told.kind === 'storage-failed';
  // The laptop's own disk must not be taken for the drive.
  if (act.name.startsWith('back up') && side === 'profile') return told.kind === 'storage-failed';
  return told.kind === expected;
}
