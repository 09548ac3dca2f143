import type { Instant } from '../../domain/instant';
import type { Unsaved } from '../api';
import { newId } from '../crypto/random-id';
import type { VaultKeys } from '../keys/vault-keys';
import type { StorageClient } from '../port/storage-client';
import { unsavedOf } from '../port/unsaved';
import type { Address } from './envelope';
import type { FrameDraft } from './frame-group';
import { frameGroup } from './frame-group';
import type { JournalState } from './journal-state';
import type { ReadSegment } from './read-frames';

export type AppendOutcome =
  | {
      readonly kind: 'appended';
      readonly at: readonly Address[];
      readonly state: JournalState;
      readonly first: number;
    }
  | Unsaved;

/** The worker's end of the journal: seals groups of frames and hands them to main, one at a time. */
export interface Journal {
  readonly state: JournalState;
  readonly read: ReadSegment;
  /** One group; acknowledged durable when it answers `appended`. Nothing is changed by any other answer. */
  append(drafts: readonly FrameDraft[], keyringGeneration: number, at: Instant): Promise<AppendOutcome>;
  /** After the keys were renewed: later frames are written under the new ones. */
  useKeys(keys: VaultKeys): void;
}

/** Continues the journal from `start`. Calls must not overlap: the store makes them in turn. */
export function journalFrom(start: JournalState, firstKeys: VaultKeys, port: StorageClient): Journal {
  let state = start;
  let keys = firstKeys;
  return {
    get state() {
      return state;
    },
    read: (segment, offset, length) => port.call('journal.read', { segment, offset, length }),
    useKeys(renewed) {
      keys = renewed;
    },
    async append(drafts, keyringGeneration, at) {
      const { frames, after } = frameGroup(keys, state, drafts, { group: newId(), keyringGeneration, at });
      const answer = await port.call('journal.append', { frames, branch: state.branch });
      if (answer.kind === 'failed') return unsavedOf(answer.failure);
      const last = answer.value.at.at(-1);
      const length = frames.at(-1)?.length ?? 0;
      if (!last || answer.value.sequence !== after.sequence || answer.value.at.length !== frames.length) {
        return { kind: 'storage-failed', reason: 'the journal answered for other frames' };
      }
      const first = state.sequence + 1;
      state = { ...after, end: { segment: last.segment, offset: last.offset + length } };
      return { kind: 'appended', at: answer.value.at, state, first };
    },
  };
}
