import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { assertNever } from '../../domain/assert-never';
import type { TimeLineKind, TimeLineRow } from '../../vault/api';
import { Chip } from '../../ui/chip';
import { showWeekday } from '../../ui/dates';
import { Empty } from '../../ui/empty';
import { useToday, useVault, useView } from '../../ui/vault-link';
import type { ClientPanel } from './client-panel';
import { findOnTimeLine } from './find-on-time-line';
import { TimeLineRows } from './time-line-rows';

/** Rows asked for at once; more when the end comes near. */
const STEP = 100;

const FILTERS: readonly { readonly kind: TimeLineKind; readonly label: string }[] = [
  { kind: 'notes', label: 'Notes' },
  { kind: 'sessions', label: 'Sessions' },
  { kind: 'consents', label: 'Consents' },
  { kind: 'attachments', label: 'Files' },
  { kind: 'measures', label: 'Measures' },
  { kind: 'holds', label: 'Holds' },
];

export function TimeLine({
  personId,
  name,
  focus,
  onOpen,
  onWriteNote,
}: {
  readonly personId: string;
  readonly name: string;
  readonly focus: { readonly recordId: string; readonly turn: number } | null;
  readonly onOpen: (panel: ClientPanel) => void;
  readonly onWriteNote: (appointmentId: string) => void;
}) {
  const vault = useVault();
  const today = useToday();
  const [kind, setKind] = useState<TimeLineKind | null>(null);
  const [count, setCount] = useState(STEP);
  const [isAhead, setIsAhead] = useState(false);
  const [marked, setMarked] = useState<{
    readonly row: TimeLineRow;
    readonly index: number;
    readonly turn: number;
  } | null>(null);
  const kinds = kind === null ? [] : [kind];
  const line = useView(
    { name: 'time-line', args: { personId, kinds, from: 0, count } },
    { keepPrevious: true },
  );
  const onNearEnd = useCallback(() => setCount((now) => now + STEP), []);

  useEffect(() => {
    if (focus === null) return;
    let isOver = false;
    void findOnTimeLine(vault, personId, focus.recordId).then((found) => {
      if (isOver || found === null) return;
      setKind(null);
      setCount((now) => Math.max(now, found.index + STEP));
      if (found.row.when.slice(0, 10) > today) setIsAhead(true);
      setMarked({ ...found, turn: focus.turn });
    });
    return () => {
      isOver = true;
    };
  }, [vault, personId, focus, today]);

  const choose = (next: TimeLineKind | null) => {
    setKind(next);
    setCount(STEP);
    setMarked(null);
  };

  if (line === undefined) return <section aria-label="Time line" aria-busy="true" />;
  const ahead = kind === null && !isAhead ? plannedAhead(line.rows, today) : [];
  const all = Object.values(line.counts).reduce((sum, one) => sum + one, 0);
  return (
    <section aria-label="Time line">
      <div className="time-line-filters" role="group" aria-label="Show on the time line">
        <Chip pressed={kind === null} onClick={() => choose(null)}>
          Everything
        </Chip>
        {FILTERS.map((filter) => (
          <Chip key={filter.kind} pressed={kind === filter.kind} onClick={() => choose(filter.kind)}>
            {filter.label} <span className="figures">{line.counts[filter.kind]}</span>
          </Chip>
        ))}
      </div>
      {ahead.length === 0 ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => setIsAhead(true)}>
          {ahead.length === 1 ? 'One session' : `${ahead.length} sessions`} planned after today, until{' '}
          {showWeekday(ahead[0]?.when ?? today)}
        </Button>
      )}
      {line.total === 0 ? (
        <Empty>{emptySentence(kind, all, name)}</Empty>
      ) : (
        <TimeLineRows
          rows={line.rows.slice(ahead.length)}
          total={line.total - ahead.length}
          today={today}
          marked={marked === null ? null : { ...marked, index: marked.index - ahead.length }}
          onNearEnd={onNearEnd}
          onOpen={onOpen}
          onWriteNote={onWriteNote}
        />
      )}
    </section>
  );
}

/** What lies ahead stands first, because the newest does; it is folded away so that the past is at hand. */
function plannedAhead(rows: readonly TimeLineRow[], today: string): readonly TimeLineRow[] {
  const first = rows.findIndex(({ kind, when }) => kind !== 'session' || when.slice(0, 10) <= today);
  return first === -1 ? rows : rows.slice(0, first);
}

function emptySentence(kind: TimeLineKind | null, all: number, name: string): string {
  if (all === 0)
    return `Everything that happens with ${name} will stand here, newest first. Write the first note above, or plan a session with S.`;
  switch (kind) {
    case 'notes':
      return 'No note is finished yet. Drafts stay above until they are.';
    case 'sessions':
      return 'No session is planned or past. S plans one.';
    case 'consents':
      return 'No consent was given or refused. C records one.';
    case 'attachments':
      return 'No file is attached. A attaches one.';
    case 'measures':
      return 'No score of a questionnaire is recorded.';
    case 'holds':
      return 'No hold was placed. A hold keeps everything until it is lifted, whatever the retention rules say.';
    case null:
      return 'Nothing is here.';
    default:
      return assertNever(kind);
  }
}
