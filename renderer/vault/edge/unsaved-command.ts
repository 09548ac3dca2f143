import type { Unsaved } from '../api';
import type { CommandName, CommandOutcome } from '../commands';

/** The same reason as the outcome of any command: the compiler asks that every command knows it. */
export function unsavedCommand<Name extends CommandName>(name: Name, why: Unsaved): CommandOutcome<Name> {
  const outcomes: { readonly [One in CommandName]: CommandOutcome<One> } = {
    'create-client': why,
    'change-person': why,
    'change-episode': why,
    'add-relation': why,
    'remove-relation': why,
    'keep-draft': why,
    'drop-draft': why,
    'finish-note': why,
    'amend-note': why,
    'book-appointment': why,
    'change-appointment': why,
    'mark-attendance': why,
    'remove-appointment': why,
    'record-consent': why,
    'withdraw-consent': why,
    'attach-evidence': why,
    'remove-attachment': why,
    'record-measure': why,
    'place-hold': why,
    'lift-hold': why,
    'destroy-records': why,
    'change-practice': why,
    'describe-drive': why,
    'undo-import': why,
    undo: why,
  };
  return outcomes[name];
}
