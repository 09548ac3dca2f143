import type { Survey } from '../../../electron/contract/storage';
import type { Instant } from '../../domain/instant';
import type { Unsaved } from '../api';
import { COMPARTMENTS } from '../compartments';
import { sameBytes } from '../crypto/bytes';
import { readDrafts, sealDraft } from '../drafts';
import type { FrameDraft } from '../journal/frame-group';
import { journalFrom } from '../journal/journal';
import { emptyJournal, type JournalState } from '../journal/journal-state';
import type { ReadSegment } from '../journal/read-frames';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { StorageClient } from '../port/storage-client';
import { unsavedOf } from '../port/unsaved';
import type { Entry } from '../record-store';
import type { Catalogue, GoneLine } from '../store/catalogue';
import type { VaultDatabase } from '../store/database';
import type { LoadedStore } from '../store/load-store';
import { vaultStore } from '../store/vault-store';
import { walkJournal } from './walk-journal';

const FRAMES_AT_ONCE = 500;
const NO_FRAME = new Uint8Array(32);

/** A vault whose store remembers more than its journal: nothing has been changed yet. */
export interface SurplusParts {
  readonly port: StorageClient;
  readonly survey: Survey;
  readonly branch: string;
  readonly keyring: KeyringHolder;
  readonly database: VaultDatabase;
  /** The store as it was found, behind which the journal stands. */
  readonly ahead: Extract<LoadedStore, { readonly kind: 'loaded' }>;
  /** The whole catalogue of the store. */
  readonly catalogue: Catalogue;
  readonly now: () => Instant;
}

/**
 * Writes what only the store remembers as new frames, with the sealed bytes as they are, and then gives the store up: the
 * next unlock makes it anew from the journal. A bare tail behind the last whole frame is dropped first (main keeps a copy).
 */
export async function offerSurplus(
  parts: SurplusParts,
): Promise<{ readonly kind: 'written'; readonly records: number } | Unsaved> {
  const { port, survey, keyring, database } = parts;
  const read: ReadSegment = (segment, offset, length) =>
    port.call('journal.read', { segment, offset, length });
  const known = await revisionsInJournal(parts, read);
  if ('kind' in known) return known;
  if (survey.journal.kind !== 'whole') {
    const dropped = await port.call('journal.drop-torn-tail', {});
    if (dropped.kind === 'failed') return unsavedOf(dropped.failure);
  }
  const surplus = surplusLines(parts.catalogue, known.revisions);
  await stayAhead(parts, known.state.sequence + surplus.length);
  const journal = journalFrom(known.state, keyring.keys, port);
  let records = 0;
  for (let at = 0; at < surplus.length; at += FRAMES_AT_ONCE) {
    const some = surplus.slice(at, at + FRAMES_AT_ONCE);
    const rows = await database.rows.bulkGet(some.map((line) => line.id));
    const drafts = some.flatMap((line, index) => draftOf(line, rows[index]?.bytes) ?? []);
    if (drafts.length === 0) continue;
    const appended = await journal.append(drafts, keyring.current.generation, parts.now());
    if (appended.kind !== 'appended') return appended;
    records += drafts.length;
  }
  const rebased = await rebaseDrafts(parts, journal.state.sequence);
  if (rebased) return rebased;
  await database.meta.clear();
  return { kind: 'written', records };
}

/**
 * While the surplus is written the journal grows up to the store's own sequence, by other frames: an app that dies then
 * would find two histories of the same length. The store says first that it stands beyond all of them, at no frame: so
 * the next unlock knows that the person agreed, and finishes it.
 */
async function stayAhead({ database, ahead }: SurplusParts, sequence: number): Promise<void> {
  const { seal, start } = ahead;
  const { journal } = start.position;
  const further = { ...journal, sequence: Math.max(journal.sequence, sequence) + 1, hash: NO_FRAME };
  await vaultStore(database, seal, {
    ...start,
    position: { ...start.position, journal: further },
  }).confirm([]);
}

/**
 * Drafts remember how far the journal reached when they were kept. It is shorter now, by the person's own word: a draft
 * that went on naming the old end would have it called damaged for ever.
 */
async function rebaseDrafts({ port, keyring }: SurplusParts, sequence: number): Promise<Unsaved | undefined> {
  const { vaultId } = keyring.keys;
  for (const draft of await readDrafts(port, vaultId, keyring.current)) {
    if (draft.base <= sequence) continue;
    const bytes = sealDraft(keyring.current, vaultId, { ...draft, base: sequence });
    const answer = await port.call('draft.write', { draftId: draft.draftId, bytes });
    if (answer.kind === 'failed') return unsavedOf(answer.failure);
  }
  return undefined;
}

/** What the store knows in a later revision than the journal does, in the order it was written. */
export function surplusLines(
  catalogue: Catalogue,
  revisions: ReadonlyMap<string, number>,
): readonly (Entry | GoneLine)[] {
  return [...catalogue.all(), ...catalogue.allGone()]
    .filter((line) => line.revision > (revisions.get(line.id) ?? 0))
    .toSorted((a, b) => a.sequence - b.sequence);
}

/** The person agreed to have this store's surplus written, and it was cut off. */
export function isBeingOffered({ start }: SurplusParts['ahead']): boolean {
  return sameBytes(start.position.journal.hash, NO_FRAME);
}

async function revisionsInJournal(
  { survey, keyring, branch }: SurplusParts,
  read: ReadSegment,
): Promise<{ readonly revisions: ReadonlyMap<string, number>; readonly state: JournalState } | Unsaved> {
  const revisions = new Map<string, number>();
  let state = emptyJournal(branch);
  for await (const step of walkJournal({
    read,
    segments: survey.segments,
    keys: keyring.keys,
    from: state,
  })) {
    if (step.kind === 'failed') return unsavedOf(step.failure);
    if (step.kind === 'broken')
      return { kind: 'storage-failed', reason: 'the journal is damaged before its end' };
    for (const { envelope } of step.groups.flat()) revisions.set(envelope.id, envelope.rev);
    state = step.state;
  }
  return { revisions, state };
}

function draftOf(line: Entry | GoneLine, content: Uint8Array | undefined): FrameDraft | undefined {
  const gone = !('summary' in line);
  if (!gone && !content) return undefined;
  return {
    compartment: COMPARTMENTS[line.compartment],
    kind: line.kind,
    id: line.id,
    revision: line.revision,
    unit: line.unit,
    keyGeneration: line.keyGeneration,
    earlier: null,
    gone,
    content: gone || !content ? new Uint8Array() : content,
  };
}
