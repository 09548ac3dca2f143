import { type Ranked, scoreOf, TopHits } from './top-hits';
import { documentOf, PERSON_KIND } from './documents';
import { countBits } from './bits';
import { offerBest } from './offer-best';
import { matchRecent, type RecentDocument, recentDocument } from './recent-documents';
import type { RecordId } from '../../../domain/ids';
import type { Changed, RecordStore } from '../../record-store';
import type { DescribedDocument, DocumentSource } from './document-source';
import type { IndexShelf } from './shelf';
import { KeptSegments } from './kept-segments';
import { Pace } from '../pace';
import { SegmentBuilder } from './segment-builder';
import { wordsOf } from '../../../domain/search-text';

/** Documents read and taken in together. */
const BATCH = 200;
/** From this many on, documents go straight into a segment instead of one by one into memory. */
const BULK = 2000;
const SEGMENT_DOCUMENTS = 8192;
/** So many documents are kept in memory before they become a segment; after an unlock as many are read again. */
const RECENT_DOCUMENTS = 512;

export interface Found {
  readonly total: number;
  readonly best: readonly Ranked[];
}

/**
 * The inverted index: large segments as they lie on the shelf, and the newest documents in memory. Built and merged in
 * the background in short slices; every change of a record takes its old text out at once and its new text in soon after.
 */
export class SearchIndex {
  private readonly kept: KeptSegments;
  private readonly recent = new Map<string, RecentDocument>();
  private readonly pending = new Set<RecordId>();
  private readonly listeners = new Set<() => void>();
  private readonly source: DocumentSource;
  private readonly store: RecordStore;
  private readonly stop: () => void;
  private readonly opened: Promise<void>;
  private isOpened = false;
  private isClosed = false;
  private taking: Promise<void> | undefined;
  private tidying: Promise<void> = Promise.resolve();
  private underWay = 0;

  constructor(store: RecordStore, source: DocumentSource, shelf: IndexShelf) {
    this.store = store;
    this.source = source;
    this.kept = new KeptSegments(
      shelf,
      () => store.newId(),
      (id, stamp) => source.isCurrent(id, stamp),
    );
    this.stop = store.onChange((changed) => this.changed(changed));
    this.opened = this.open();
  }

  /** False while records are still being taken in: a list of hits may grow. */
  get complete(): boolean {
    return this.isOpened && this.pending.size === 0 && this.underWay === 0;
  }

  async whenComplete(): Promise<void> {
    await this.opened;
    do {
      await this.take();
      await this.tidying;
    } while (!this.complete && !this.isClosed);
  }

  /** Waits for what was saved a moment ago, not for the first building. */
  async settle(): Promise<void> {
    while (this.isOpened && !this.complete && this.pending.size + this.underWay <= BATCH && !this.isClosed) {
      await this.take();
    }
  }

  /** `wanted` are folded words. Names come first, then whole words before beginnings of words, then the newest. */
  find(wanted: readonly string[], limit: number, isNameHit: (id: string) => boolean): Found {
    const top = new TopHits(limit);
    const encoder = new TextEncoder();
    const encoded = wanted.map((word) => encoder.encode(word));
    let total = 0;
    this.kept.set.match(encoded, (segment, any, whole) => {
      total += countBits(any);
      offerBest(top, limit, segment, any, whole, isNameHit);
    });
    for (const one of this.recent.values()) {
      const { any, whole } = matchRecent(one, wanted);
      if (any) {
        const { id, kind, day } = one.document;
        total += 1;
        top.offer(scoreOf(kind === PERSON_KIND && isNameHit(id), whole, day), () => id);
      }
    }
    return { total, best: top.inOrder() };
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Bytes of all segments, and how many there are: for measuring. */
  get size(): { readonly bytes: number; readonly segments: number; readonly documents: number } {
    return {
      bytes: this.kept.set.bytes,
      segments: this.kept.set.count,
      documents: this.kept.set.size + this.recent.size,
    };
  }

  close(): void {
    this.isClosed = true;
    this.stop();
    this.listeners.clear();
  }

  private async open(): Promise<void> {
    await this.source.whenWhole();
    await this.kept.load(new Pace());
    for (const id of this.source.all()) {
      if (!this.kept.set.has(id)) {
        this.pending.add(id);
      }
    }
    this.isOpened = true;
    void this.take();
  }

  private changed(changed: readonly Changed[]): void {
    for (const { before, after } of changed) {
      for (const entry of [before, after]) {
        const document = entry && documentOf(entry.summary);
        if (document) {
          this.kept.set.drop(document.id);
          this.recent.delete(document.id);
          this.pending.delete(document.id);
          if (this.source.describe(document.id)) {
            this.pending.add(document.id);
          }
        }
      }
    }
    if (this.isOpened && this.pending.size > 0) {
      void this.take();
    }
  }

  /** Takes in everything that waits; one run at a time. */
  private take(): Promise<void> {
    this.taking ??= this.takeAll().finally(() => {
      this.taking = undefined;
      // Something may have come in between the last look and this line.
      if (this.pending.size > 0 && !this.isClosed) {
        void this.take();
      }
    });
    return this.taking;
  }

  private async takeAll(): Promise<void> {
    const pace = new Pace();
    while (this.pending.size > 0 && !this.isClosed) {
      await (this.pending.size >= BULK ? this.takeBulk(pace) : this.takeBatch(pace));
      this.tell();
    }
    this.tidying = this.tidying.then(() => this.tidy());
    this.tell();
  }

  private async takeBatch(pace: Pace): Promise<void> {
    await this.readNext(BATCH, pace, (one, words) => this.recent.set(one.id, recentDocument(one, words)));
  }

  private async takeBulk(pace: Pace): Promise<void> {
    const builder = new SegmentBuilder();
    while (builder.size < SEGMENT_DOCUMENTS && this.pending.size > 0 && !this.isClosed) {
      await this.readNext(BATCH, pace, (one, words) => builder.add(one, words));
      this.underWay = builder.size;
    }
    await this.kept.take(await pace.through(builder.finish()));
    this.underWay = 0;
  }

  /** A document that changed while it was being read is left out: it waits again by then. */
  private async readNext(
    count: number,
    pace: Pace,
    visit: (one: DescribedDocument, words: readonly string[]) => void,
  ): Promise<void> {
    const ids = firstOf(this.pending, count);
    const stamps = new Map(ids.map((id) => [id, this.source.stampOf(id)]));
    this.underWay += ids.length;
    ids.forEach((id) => this.pending.delete(id));
    const texts = await this.source.textsOf(ids);
    for (const id of ids) {
      const described = this.source.describe(id);
      if (described && described.stamp === stamps.get(id) && !this.pending.has(id)) {
        visit(described, wordsOf(texts.get(id) ?? ''));
      }
      await pace.breathe();
    }
    this.underWay -= ids.length;
  }

  /** What lies in memory becomes a segment when it is enough; segments of one size become one. */
  private async tidy(): Promise<void> {
    const pace = new Pace();
    if (this.recent.size >= RECENT_DOCUMENTS && !this.isClosed) {
      const builder = new SegmentBuilder();
      const taken = [...this.recent.values()];
      for (const { document, words } of taken) {
        builder.add(document, words);
        await pace.breathe();
      }
      const bytes = await pace.through(builder.finish());
      for (const one of taken) {
        if (this.recent.get(one.document.id) === one) {
          this.recent.delete(one.document.id);
        }
      }
      await this.kept.take(bytes);
    }
    while (!this.isClosed && (await this.kept.mergeAlike(pace))) {
      await pace.breathe();
    }
  }

  private tell(): void {
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
}

function firstOf<Item>(items: Iterable<Item>, count: number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    if (first.length === count) {
      break;
    }
    first.push(item);
  }
  return first;
}
