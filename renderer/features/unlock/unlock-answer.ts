import { assertNever } from '../../domain/assert-never';
import { waitSentence, wrongSecretSentence } from '../../ui/secret-sentence';
import { countOf } from '../../ui/words';
import type { UnlockOutcome } from '../../vault/api';

export interface UnlockAnswer {
  /** What happened. */
  readonly said: string;
  /** What is safe and what can be done. */
  readonly safe: string | null;
  /** The steps offered, best first. */
  readonly steps: readonly ('try-again' | 'restore' | 'offer-surplus' | 'restart')[];
}

type Refused = Exclude<UnlockOutcome, { readonly kind: 'open' }>;

/** For every way in which a vault does not open: what happened, what is safe, what to do next. */
export function unlockAnswer(outcome: Refused, with_: 'password' | 'recovery key', now: Date): UnlockAnswer {
  switch (outcome.kind) {
    case 'wrong-secret':
      return again(wrongSecretSentence(with_, outcome.waitUntil, now));
    case 'wait':
      return again(`Too many tries in a row. ${waitSentence(outcome.until, now) ?? 'Try again now.'}`);
    case 'recovery-key-mistyped':
      return again(
        'The recovery key does not add up: a character is wrong or missing. Compare it with the sheet group by group.',
      );
    case 'header-damaged':
      return {
        said: 'Both copies of the file that holds the locks (the header) are damaged.',
        safe: 'The records themselves are still on this laptop and nothing was changed. No password can open them without a header: restore from a backup.',
        steps: ['restore'],
      };
    case 'keyring-damaged':
      return {
        said: 'The password is right, but both copies of the keyring are damaged.',
        safe: 'The records are still here and nothing was changed. Restore from a backup: it holds the keyring, too.',
        steps: ['restore'],
      };
    case 'header-older':
      return older('header', outcome.found, outcome.needed);
    case 'keyring-older':
      return older('keyring', outcome.found, outcome.needed);
    case 'newer-version':
      return {
        said: `This vault was last opened by a newer Casekeep (format ${outcome.version}).`,
        safe: 'Nothing was changed. Install that version or a later one, then unlock.',
        steps: [],
      };
    case 'not-enough-memory':
      return {
        said: 'There is not enough free memory to check the password.',
        safe: 'Nothing is wrong with the password or the records. Close other programs, then try again.',
        steps: ['try-again'],
      };
    case 'journal-damaged':
      return {
        said: `The journal is damaged after entry ${outcome.afterSequence.toLocaleString('en-GB')}.`,
        safe: `Nothing was changed and a copy was kept aside as “${outcome.keptAs}”. Restore from the newest backup; keep this laptop as it is until that has worked.`,
        steps: ['restore'],
      };
    case 'journal-older':
      return {
        said: `The journal is older than what this laptop remembers: it ends at entry ${outcome.journalSequence.toLocaleString('en-GB')}, the store knows ${outcome.storeSequence.toLocaleString('en-GB')}.`,
        safe: `Nothing was overwritten; both were kept aside as “${outcome.keptAs}”. ${surplusSentence(outcome.surplus)}`,
        steps: outcome.surplus > 0 ? ['offer-surplus', 'restore'] : ['restore'],
      };
    case 'other-history':
      return {
        said: 'The journal and the store on this laptop tell two different histories of this vault.',
        safe: `Neither was overwritten; both were kept aside as “${outcome.keptAs}”. If a restore or a copied folder is the reason, restore from the newest backup.`,
        steps: ['restore'],
      };
    case 'store-broken':
      return {
        said: 'The working store on this laptop does not open.',
        safe: `The journal, which holds every record, is untouched, and the store was kept aside as “${outcome.keptAs}”. Casekeep restarts, makes the store anew from the journal, and asks for the password once more.`,
        steps: ['restart'],
      };
    case 'storage-failed':
      return {
        said: 'The disk did not answer as it should.',
        safe: 'Nothing was changed. Look whether the disk is full, then try again; if it goes on, restart the laptop.',
        steps: ['try-again', 'restore'],
      };
    default:
      return assertNever(outcome);
  }
}

function again(said: string): UnlockAnswer {
  return { said, safe: null, steps: ['try-again'] };
}

function older(what: 'header' | 'keyring', found: number, needed: number): UnlockAnswer {
  return {
    said: `The ${what} on this laptop is older than the journal (number ${found}, the journal names ${needed}).`,
    safe: 'Somebody or something put an old file back. Nothing was changed. Restore from the newest backup, which holds the newer one.',
    steps: ['restore'],
  };
}

function surplusSentence(surplus: number): string {
  return surplus > 0
    ? `${countOf(surplus, 'record')} that the journal lacks can be written into it again.`
    : 'The newest backup may hold the missing part.';
}
