import type { RecordId } from '../../domain/ids';
import type { RecordKind } from '../../domain/record';
import type { Entry } from '../record-store';

/** What is remembered of a withdrawn record: enough to count its revisions on and to find its past. */
export type GoneLine = Omit<Entry, 'summary'>;

/** The list-level fields of every current record, in memory. */
export interface Catalogue {
  entry(id: RecordId): Entry | undefined;
  entries<Kind extends RecordKind>(kind: Kind): Iterable<Entry<Kind>>;
  all(): Iterable<Entry>;
  gone(id: RecordId): GoneLine | undefined;
  allGone(): Iterable<GoneLine>;
  readonly size: number;
  put(entry: Entry): void;
  remove(line: GoneLine): void;
}

/** An empty catalogue. */
export function catalogue(): Catalogue {
  const byId = new Map<RecordId, Entry>();
  const byKind = kindShelves();
  const gone = new Map<RecordId, GoneLine>();
  return {
    entry: (id) => byId.get(id),
    entries: (kind) => byKind[kind].values(),
    all: () => byId.values(),
    gone: (id) => gone.get(id),
    allGone: () => gone.values(),
    get size() {
      return byId.size;
    },
    put(entry) {
      byId.set(entry.id, entry);
      putByKind(byKind, entry);
      gone.delete(entry.id);
    },
    remove(line) {
      byId.delete(line.id);
      byKind[line.kind].delete(line.id);
      gone.set(line.id, line);
    },
  };
}

type KindShelves = { readonly [Kind in RecordKind]: Map<RecordId, Entry<Kind>> };

function kindShelves(): KindShelves {
  return {
    person: new Map(),
    relation: new Map(),
    episode: new Map(),
    appointment: new Map(),
    series: new Map(),
    consent: new Map(),
    'consent-wording': new Map(),
    'session-note': new Map(),
    amendment: new Map(),
    'measure-result': new Map(),
    attachment: new Map(),
    hold: new Map(),
    certificate: new Map(),
    practice: new Map(),
    drive: new Map(),
    'import-run': new Map(),
  };
}

function putByKind<Kind extends RecordKind>(shelves: KindShelves, entry: Entry<Kind>): void {
  shelves[entry.kind].set(entry.id, entry);
}

/** The line that stays of an entry when its record is withdrawn. */
export function goneLineOf(entry: Entry): GoneLine {
  const { summary: _summary, ...line } = entry;
  return line;
}
