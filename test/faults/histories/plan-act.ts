import { book, mark, move, unbook } from './acts-with-sessions';
import * as clients from './acts-with-clients';
import { changePractice, importClients, undo, undoImport } from './acts-of-the-house';
import * as keeping from './acts-of-keeping';
import type { Model, Plan } from './model';
import type { ActStep } from './step';
import * as writing from './acts-of-writing';

/** What an act asks of the vault and what it leads to; null when there is nothing to do it to. */
export function planAct(model: Model, act: ActStep): Plan | null {
  switch (act.do) {
    case 'add-client':
      return clients.addClient(model, act);
    case 'change-person':
      return clients.changePerson(model, act);
    case 'change-work':
      return clients.changeWork(model, act);
    case 'relate':
      return clients.relate(model, act);
    case 'part':
      return clients.part(model, act);
    case 'hold':
      return clients.placeHold(model, act);
    case 'lift-hold':
      return clients.liftHold(model, act);
    case 'measure':
      return clients.recordMeasure(model, act);
    case 'consent':
      return clients.recordConsent(model, act);
    case 'withdraw-consent':
      return clients.withdrawConsent(model, act);
    case 'keep-draft':
      return writing.keepDraft(model, act);
    case 'type-on':
      return writing.typeOn(model, act);
    case 'drop-draft':
      return writing.dropDraft(model, act);
    case 'finish-note':
      return writing.finishNote(model, act);
    case 'amend':
      return writing.amend(model, act);
    case 'attach':
      return writing.attach(model, act);
    case 'detach':
      return writing.detach(model, act);
    case 'book':
      return book(model, act);
    case 'move':
      return move(model, act);
    case 'mark':
      return mark(model, act);
    case 'unbook':
      return unbook(model, act);
    case 'change-practice':
      return changePractice(model, act);
    case 'import':
      return importClients(model, act);
    case 'undo-import':
      return undoImport(model, act);
    case 'undo':
      return undo(model, act);
    case 'change-password':
      return keeping.changePassword(model, act);
    case 'password-by-recovery-key':
      return keeping.passwordByRecoveryKey(model);
    case 'renew-recovery':
      return keeping.renewRecovery(model);
    case 'backup':
      return keeping.backup(model, act);
    case 'practice-restore':
      return keeping.practiceRestore(model, act);
    case 'destroy':
      return keeping.destroy(model, act);
  }
}
