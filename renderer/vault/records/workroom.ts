import type { Cabinet } from './view/cabinet';
import type { ClientFacts } from './view/client-facts';
import type { ClientList } from './view/client-list';
import type { ConfirmOutcome } from '../api';
import type { DocumentSource } from './search/document-source';
import type { DraftDrawer } from './draft-drawer';
import type { PersonCache } from './view/person-cache';
import type { PracticeClock } from './clock';
import type { RecordId } from '../../domain/ids';
import type { RecordStore } from '../record-store';
import type { SaveState } from './save-state';
import type { SearchIndex } from './search/search-index';
import type { UndoBook } from './undo-book';

/** What every question and every act works with. */
export interface Workroom {
  readonly store: RecordStore;
  readonly cabinet: Cabinet;
  readonly clock: PracticeClock;
  readonly drafts: DraftDrawer;
  readonly facts: PersonCache<ClientFacts>;
  readonly sessionNumbers: PersonCache<ReadonlyMap<RecordId, number>>;
  readonly clientList: ClientList;
  readonly documents: DocumentSource;
  readonly search: SearchIndex;
  readonly saves: SaveState;
  readonly undo: UndoBook;
  confirmSecret(password: string): Promise<ConfirmOutcome>;
}
