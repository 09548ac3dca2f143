import { assertNever } from '../../domain/assert-never';
import { showDay } from '../../ui/dates';
import { KeyHint } from '../../ui/key-hint';
import type { ClientRow, SearchHit } from '../../vault/api';
import { markedPieces, type Found } from './found';

const GROUPS: Readonly<Record<Found['kind'], string>> = {
  action: 'Do',
  client: 'Clients',
  hit: 'In the records',
};

const KINDS: Readonly<Record<SearchHit['kind'], string>> = {
  person: 'Details',
  note: 'Note',
  amendment: 'Amendment',
  consent: 'Consent',
  attachment: 'Attachment',
  measure: 'Measure',
  hold: 'Hold',
};

export function FoundLine({
  id,
  line,
  isFirstOfKind,
  isActive,
  onOpen,
  onPoint,
}: {
  readonly id: string;
  readonly line: Found;
  readonly isFirstOfKind: boolean;
  readonly isActive: boolean;
  readonly onOpen: () => void;
  readonly onPoint: () => void;
}) {
  return (
    <>
      {isFirstOfKind ? (
        <p className="search-group" role="presentation">
          {GROUPS[line.kind]}
        </p>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field above keeps the focus and takes the keys */}
      <div
        id={id}
        role="option"
        aria-selected={isActive}
        className="search-line"
        onClick={onOpen}
        onPointerMove={onPoint}
      >
        <LineContent line={line} />
      </div>
    </>
  );
}

function LineContent({ line }: { readonly line: Found }) {
  switch (line.kind) {
    case 'action':
      return (
        <>
          <span>{line.action.label}</span>
          {line.action.keys === null ? null : <KeyHint keys={line.action.keys} />}
        </>
      );
    case 'client':
      return (
        <>
          <strong>{line.client.name}</strong>
          <span className="muted small">{aboutClient(line.client)}</span>
        </>
      );
    case 'hit':
      return (
        <div className="search-hit">
          <span>
            <strong>{line.hit.name}</strong>{' '}
            <span className="muted small">
              {KINDS[line.hit.kind]}
              {line.hit.when === null ? '' : `, ${showDay(line.hit.when)}`}
            </span>
          </span>
          <span className="said">
            {markedPieces(line.hit.context, line.hit.marks).map((piece) =>
              piece.isMarked ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
            )}
          </span>
        </div>
      );
    default:
      return assertNever(line);
  }
}

function aboutClient(client: ClientRow): string {
  const next = client.nextSession === null ? '' : `next ${showDay(client.nextSession)}`;
  return [client.service, client.status, next].filter((part) => part !== '').join(' · ');
}
