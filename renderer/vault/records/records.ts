import type { Command, CommandName, CommandOutcome } from '../commands';
import type { ImportOutcome, ImportRows, LongOutcome, Progress } from '../api';
import type { Question, QuestionName, View } from '../questions';

/** What the records offer to the worker's shell: everything with meaning inside the vault. */
export interface Records {
  ask<Name extends QuestionName>(question: Question<Name>): Promise<View<Name>>;
  watch<Name extends QuestionName>(question: Question<Name>, listener: (view: View<Name>) => void): () => void;
  act<Name extends CommandName>(command: Command<Name>): Promise<CommandOutcome<Name>>;
  /** `cancelled` is asked between batches. */
  importRows(input: ImportRows, onProgress: Progress, cancelled: () => boolean): Promise<ImportOutcome>;
  fillDemo(onProgress: Progress, cancelled: () => boolean): Promise<LongOutcome>;
  /** Resolves when every record can be found by search. */
  whenSearchable(): Promise<void>;
  /** Stops timers and watches; call before the worker ends. */
  close(): void;
}
