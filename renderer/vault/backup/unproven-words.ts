import type { VaultContext } from '../context';
import { assertNever } from '../../domain/assert-never';
import type { Damage } from './fault';

/** What of a copy could not be proven, as the subject of a sentence. */
export function unprovenWords({ store }: VaultContext, { what, fileId }: Damage): string {
  switch (what) {
    case 'header':
      return 'the header';
    case 'keyring':
      return 'the keyring';
    case 'journal':
      return 'a part of the journal';
    case 'cut-short':
      return 'the end of the journal';
    case 'file': {
      const entry = [...store.entries('attachment')].find(({ summary }) => summary.fileId === fileId);
      return entry === undefined ? 'an attachment' : `the attachment “${entry.summary.name}”`;
    }
    default:
      return assertNever(what);
  }
}
