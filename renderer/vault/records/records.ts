import type { Command, CommandName, CommandOutcome } from '../commands';
import type { ImportOutcome, ImportRows, LongOutcome, Progress } from '../api';
import type { Question, QuestionName, View } from '../questions';
import { ActQueue } from './commands';
import { answerQuestion } from './questions';
import { Cabinet } from './view/cabinet';
import { clientFacts } from './view/client-facts';
import { ClientList } from './view/client-list';
import { DocumentSource } from './search/document-source';
import { DraftDrawer } from './draft-drawer';
import { fillDemo } from './demo-fill';
import { importRows } from './import/import-rows';
import { recordId } from '../../domain/ids';
import { numberSessions } from './appointments';
import { PersonCache } from './view/person-cache';
import { PracticeClock } from './clock';
import type { RecordsContext } from './context';
import { SaveState } from './save-state';
import { SearchIndex } from './search/search-index';
import { UndoBook } from './undo-book';
import { Watches } from './watches';
import type { Workroom } from './workroom';

/** What the records offer to the worker's shell: everything with meaning inside the vault. */
export interface Records {
  ask<Name extends QuestionName>(question: Question<Name>): Promise<View<Name>>;
  /** Calls back with the answer now (before the promise resolves) and whenever it changes. Answers a function that ends it. */
  watch<Name extends QuestionName>(
    question: Question<Name>,
    listener: (view: View<Name>) => void,
  ): Promise<() => void>;
  act<Name extends CommandName>(command: Command<Name>): Promise<CommandOutcome<Name>>;
  /** `cancelled` is asked between batches. */
  importRows(input: ImportRows, onProgress: Progress, cancelled: () => boolean): Promise<ImportOutcome>;
  fillDemo(onProgress: Progress, cancelled: () => boolean): Promise<LongOutcome>;
  /** Resolves when every record can be found by search. */
  whenSearchable(): Promise<void>;
  /** Stops timers and watches; call before the worker ends. */
  close(): void;
}

/** Opens the records of an unlocked vault. Usable as soon as this answers; the rest of the catalogue and search follow by themselves. */
export async function openRecords(context: RecordsContext): Promise<Records> {
  const { room, close } = furnish(context);
  await room.drafts.open();
  const isRecord = (draftId: string) => {
    const id = recordId.safeParse(draftId);
    return id.success && context.store.entry(id.data) !== undefined;
  };
  await room.drafts.dropStanding(isRecord);
  // The line of an older note comes with the rest of the catalogue.
  void context.store.whenAll().then(
    () => room.drafts.dropStanding(isRecord),
    () => undefined,
  );
  const acts = new ActQueue(room);
  const watches = new Watches(room);
  return {
    ask: (question) => answerQuestion(room, question),
    watch: (question, listener) => watches.add(question, listener),
    act: (command) => acts.run(command),
    importRows: (input, onProgress, cancelled) => importRows(room, input, onProgress, cancelled),
    fillDemo: (onProgress, cancelled) => fillDemo(room, onProgress, cancelled),
    whenSearchable: () => room.search.whenComplete(),
    close: () => {
      watches.close();
      room.search.close();
      close();
    },
  };
}

/** Caches listen to the cabinet before anybody who asks them again, so that nobody gets an old answer. */
function furnish(context: RecordsContext): { readonly room: Workroom; readonly close: () => void } {
  const { store } = context;
  const cabinet = new Cabinet(store);
  const clock = new PracticeClock(() => context.now(), cabinet);
  const facts = clientFacts(cabinet, clock, () => cabinet.isWhole);
  const sessionNumbers = new PersonCache(cabinet, (person) =>
    numberSessions(cabinet.appointmentsOf.of(person)),
  );
  const clientList = new ClientList(cabinet);
  const saves = new SaveState();
  const documents = new DocumentSource(store, cabinet, clock);
  const closeCabinet = cabinet.open();
  const stop = store.onChange(() => saves.arrived(clock.now()));
  const search = new SearchIndex(store, documents, context.index);
  const room: Workroom = {
    store,
    cabinet,
    clock,
    facts,
    sessionNumbers,
    clientList,
    saves,
    documents,
    search,
    drafts: new DraftDrawer(context.drafts),
    undo: new UndoBook(() => store.newId()),
    confirmSecret: (password) => context.confirmSecret(password),
  };
  return {
    room,
    close: () => {
      stop();
      closeCabinet();
    },
  };
}
