import { assertNever } from '../../../domain/assert-never';
import { concernedPeople } from './concerns';
import { Groups } from './groups';
import type { Held } from './held';
import { KINDS, type RecordKind } from '../../../domain/record';
import type { Changed, RecordStore } from '../../record-store';
import type { RecordId } from '../../../domain/ids';
import { Pace } from '../pace';
import { Shelf } from './shelf';
import type { Summary } from '../../summary';
import { TimeOrder } from './time-order';

/** What moved: kinds of records and the people they concern; `everybody` after a load. */
export interface Stir {
  readonly kinds: ReadonlySet<RecordKind>;
  readonly people: ReadonlySet<RecordId>;
  readonly everybody: boolean;
}

const ALL_KINDS = Object.keys(KINDS).filter(isKind);

/**
 * The records as the practice speaks of them, in memory, with an index for each way they are asked for.
 * Filled from the catalogue, kept current by the store's own changes, never written to by anybody else.
 */
export class Cabinet {
  readonly episodesOf = new Groups<Held<'episode'>>((one) => one.participants);
  readonly relationsOf = new Groups<Held<'relation'>>((one) => [one.clientId]);
  readonly relationsTo = new Groups<Held<'relation'>>((one) => [one.otherId]);
  readonly appointmentsOf = new Groups<Held<'appointment'>>((one) => one.participants);
  readonly appointmentsIn = new Groups<Held<'appointment'>>((one) => [one.episodeId]);
  readonly appointmentsInSeries = new Groups<Held<'appointment'>>((one) =>
    one.seriesId ? [one.seriesId] : [],
  );
  readonly appointmentsByTime = new TimeOrder<Held<'appointment'>>();
  readonly seriesIn = new Groups<Held<'series'>>((one) => [one.episodeId]);
  readonly notesOf = new Groups<Held<'session-note'>>((one) => one.participants);
  readonly notesIn = new Groups<Held<'session-note'>>((one) => [one.episodeId]);
  readonly notesAbout = new Groups<Held<'session-note'>>((one) =>
    one.appointmentId ? [one.appointmentId] : [],
  );
  readonly notesOn = new Groups<Held<'session-note'>>((one) => [`${one.episodeId}|${one.sessionOn}`]);
  readonly amendmentsOf = new Groups<Held<'amendment'>>((one) => [one.noteId]);
  readonly consentsOf = new Groups<Held<'consent'>>((one) => [one.personId]);
  readonly wordingOf = new Groups<Held<'consent-wording'>>((one) => [one.consentId]);
  /** Consents' wordings by the attachment that shows them. */
  readonly evidenceOf = new Groups<Held<'consent-wording'>>((one) =>
    one.evidenceAttachmentId ? [one.evidenceAttachmentId] : [],
  );
  readonly attachmentsOf = new Groups<Held<'attachment'>>((one) => [one.personId]);
  readonly measuresOf = new Groups<Held<'measure-result'>>((one) => [one.personId]);
  readonly holdsOf = new Groups<Held<'hold'>>((one) => [one.personId]);
  readonly peopleImportedAs = new Groups<Held<'person'>>((one) => (one.importedAs ? [one.importedAs] : []));

  readonly people = new Shelf<Held<'person'>>([this.peopleImportedAs]);
  readonly episodes = new Shelf<Held<'episode'>>([this.episodesOf]);
  readonly relations = new Shelf<Held<'relation'>>([this.relationsOf, this.relationsTo]);
  readonly appointments = new Shelf<Held<'appointment'>>([
    this.appointmentsOf,
    this.appointmentsIn,
    this.appointmentsInSeries,
    this.appointmentsByTime,
  ]);
  readonly series = new Shelf<Held<'series'>>([this.seriesIn]);
  readonly notes = new Shelf<Held<'session-note'>>([
    this.notesOf,
    this.notesIn,
    this.notesAbout,
    this.notesOn,
  ]);
  readonly amendments = new Shelf<Held<'amendment'>>([this.amendmentsOf]);
  readonly consents = new Shelf<Held<'consent'>>([this.consentsOf]);
  readonly wordings = new Shelf<Held<'consent-wording'>>([this.wordingOf, this.evidenceOf]);
  readonly attachments = new Shelf<Held<'attachment'>>([this.attachmentsOf]);
  readonly measures = new Shelf<Held<'measure-result'>>([this.measuresOf]);
  readonly holds = new Shelf<Held<'hold'>>([this.holdsOf]);
  readonly certificates = new Shelf<Held<'certificate'>>();
  readonly practices = new Shelf<Held<'practice'>>();
  readonly drives = new Shelf<Held<'drive'>>();
  readonly importRuns = new Shelf<Held<'import-run'>>();

  private readonly listeners = new Set<(stir: Stir) => void>();

  private readonly store: RecordStore;
  private whole = false;
  private isClosed = false;
  private filling: Promise<void> = Promise.resolve();

  private readonly shelves = {
    person: this.people,
    episode: this.episodes,
    relation: this.relations,
    appointment: this.appointments,
    series: this.series,
    'session-note': this.notes,
    amendment: this.amendments,
    consent: this.consents,
    'consent-wording': this.wordings,
    attachment: this.attachments,
    'measure-result': this.measures,
    hold: this.holds,
    certificate: this.certificates,
    practice: this.practices,
    drive: this.drives,
    'import-run': this.importRuns,
  } satisfies Record<RecordKind, { remove(id: RecordId): void }>;

  constructor(store: RecordStore) {
    this.store = store;
  }

  /** True when every record of the vault is in here: dates and counts are only then right. */
  get isWhole(): boolean {
    return this.whole;
  }

  whenWhole(): Promise<void> {
    return this.filling;
  }

  /** Takes what the catalogue holds now, then the rest when it is there. Answers a function that ends it. */
  open(): () => void {
    const stop = this.store.onChange((changed) => this.take(changed));
    this.whole = this.store.loaded === 'all';
    for (const kind of ALL_KINDS) {
      for (const entry of this.store.entries(kind)) {
        this.put(entry.summary);
      }
    }
    if (!this.whole) {
      this.filling = this.fillRest();
    }
    return () => {
      this.isClosed = true;
      stop();
      this.listeners.clear();
    };
  }

  onStir(listener: (stir: Stir) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** In slices: 50,000 sessions and as many notes would keep the worker from answering for half a second. */
  private async fillRest(): Promise<void> {
    await this.store.whenAll();
    const pace = new Pace();
    for (const kind of ALL_KINDS) {
      for (const { id } of [...this.store.entries(kind)]) {
        // Asked again: it may have been changed or withdrawn since the list was made.
        const current = this.store.entry(id);
        if (current) {
          this.put(current.summary);
        }
        await pace.breathe();
      }
    }
    if (!this.isClosed) {
      this.whole = true;
      this.tell({ kinds: new Set(ALL_KINDS), people: new Set(), everybody: true });
    }
  }

  private take(changed: readonly Changed[]): void {
    const kinds = new Set<RecordKind>();
    const people = new Set<RecordId>();
    for (const { id, before, after } of changed) {
      for (const entry of [before, after]) {
        if (entry) {
          kinds.add(entry.kind);
          concernedPeople(entry.summary).forEach((person) => people.add(person));
        }
      }
      if (after) {
        this.put(after.summary);
      } else if (before) {
        this.shelves[before.kind].remove(id);
      }
    }
    this.tell({ kinds, people, everybody: false });
  }

  private tell(stir: Stir): void {
    for (const listener of [...this.listeners]) {
      listener(stir);
    }
  }

  private put(record: Summary): void {
    switch (record.kind) {
      case 'person':
        return this.people.put(record);
      case 'episode':
        return this.episodes.put(record);
      case 'relation':
        return this.relations.put(record);
      case 'appointment':
        return this.appointments.put(record);
      case 'series':
        return this.series.put(record);
      case 'session-note':
        return this.notes.put(record);
      case 'amendment':
        return this.amendments.put(record);
      case 'consent':
        return this.consents.put(record);
      case 'consent-wording':
        return this.wordings.put(record);
      case 'attachment':
        return this.attachments.put(record);
      case 'measure-result':
        return this.measures.put(record);
      case 'hold':
        return this.holds.put(record);
      case 'certificate':
        return this.certificates.put(record);
      case 'practice':
        return this.practices.put(record);
      case 'drive':
        return this.drives.put(record);
      case 'import-run':
        return this.importRuns.put(record);
      default:
        return assertNever(record);
    }
  }
}

function isKind(name: string): name is RecordKind {
  return name in KINDS;
}
