import { DOCUMENT_KINDS, dayCode, documentOf, type IndexedDocument, textOf } from './documents';
import { assertNever } from '../../../domain/assert-never';
import type { Cabinet } from '../view/cabinet';
import type { CalendarDay } from '../../../domain/calendar-day';
import { dayOf } from '../../../domain/local-date-time';
import type { PracticeClock } from '../clock';
import type { RecordId } from '../../../domain/ids';
import type { RecordKind } from '../../../domain/record';
import type { RecordStore } from '../../record-store';
import type { Summary } from '../../summary';

/** Kinds that are documents; the wording of a consent is read together with it. */
const KINDS_SEARCHED: readonly RecordKind[] = [
  'person',
  'session-note',
  'amendment',
  'consent',
  'attachment',
  'measure-result',
  'hold',
];

/** A document of the records: its id is a record's. */
export interface DescribedDocument extends IndexedDocument {
  readonly id: RecordId;
}

/** Reads documents from the records: which there are, how new, and their words. */
export class DocumentSource {
  private readonly store: RecordStore;
  private readonly cabinet: Cabinet;
  private readonly clock: PracticeClock;

  constructor(store: RecordStore, cabinet: Cabinet, clock: PracticeClock) {
    this.store = store;
    this.cabinet = cabinet;
    this.clock = clock;
  }

  /** Resolves when all documents are known. */
  whenWhole(): Promise<void> {
    return this.cabinet.whenWhole();
  }

  *all(): Iterable<RecordId> {
    for (const kind of KINDS_SEARCHED) {
      for (const entry of this.store.entries(kind)) {
        yield entry.id;
      }
    }
  }

  /** Changes whenever any part of the document does; 0 when there is no such document. */
  stampOf(id: RecordId): number {
    const sequence = this.store.entry(id)?.sequence ?? 0;
    // Asked for every document at unlock: only consents have a second part.
    if (sequence === 0 || !this.cabinet.wordingOf.has(id)) {
      return sequence;
    }
    return Math.max(
      sequence,
      ...this.wordingsOf(id).map((wording) => this.store.entry(wording)?.sequence ?? 0),
    );
  }

  /** Whether the text that was indexed under this stamp is still the text of the document. */
  isCurrent(id: string, stamp: number): boolean {
    return isId(id) && this.stampOf(id) === stamp;
  }

  /** Null when the document is gone. */
  describe(id: RecordId): DescribedDocument | null {
    const summary = this.store.entry(id)?.summary;
    const document = summary && documentOf(summary);
    if (!summary || !document || document.id !== id) {
      return null;
    }
    return {
      id,
      stamp: this.stampOf(id),
      day: dayCode(this.dayOf(summary)),
      kind: DOCUMENT_KINDS.indexOf(document.kind),
    };
  }

  /** Texts of documents in one bulk read; a part that cannot be read is left out, so that it is not tried for ever. */
  async textsOf(ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, string>> {
    const parts = new Map(ids.map((id) => [id, [id, ...this.wordingsOf(id)]]));
    const bodies = await this.store.read([...parts.values()].flat());
    const texts = new Map<RecordId, string>();
    for (const [id, partIds] of parts) {
      const read = partIds.flatMap((part) => {
        const body = bodies.get(part);
        return body?.kind === 'read' ? [textOf(body.record)] : [];
      });
      texts.set(id, read.join('\n'));
    }
    return texts;
  }

  private wordingsOf(id: RecordId): RecordId[] {
    return Array.from(this.cabinet.wordingOf.of(id), (wording) => wording.id);
  }

  private dayOf(summary: Summary): CalendarDay {
    return whenOf(summary, this.clock) ?? this.clock.today();
  }
}

/** Ids in a segment were ids of records when it was written; the store knows whether they still are. */
function isId(text: string): text is RecordId {
  return text.length === 26;
}

/** The day a document is about; null for a person. */
export function whenOf(summary: Summary, clock: PracticeClock): CalendarDay | null {
  switch (summary.kind) {
    case 'session-note':
      return summary.sessionOn;
    case 'amendment':
      return dayOf(clock.localTimeOf(summary.amendedAt));
    case 'consent':
      return summary.decidedOn;
    case 'attachment':
      return dayOf(clock.localTimeOf(summary.addedAt));
    case 'measure-result':
      return summary.takenOn;
    case 'hold':
      return summary.placedOn;
    case 'person':
    case 'consent-wording':
    case 'relation':
    case 'episode':
    case 'appointment':
    case 'series':
    case 'certificate':
    case 'practice':
    case 'drive':
    case 'import-run':
      return null;
    default:
      return assertNever(summary);
  }
}
