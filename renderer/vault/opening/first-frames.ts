import type { Instant } from '../../domain/instant';
import { practiceFromPreset } from '../../domain/general-preset';
import type { PracticeStart, Unsaved } from '../api';
import { COMPARTMENTS } from '../compartments';
import { newId } from '../crypto/random-id';
import type { FrameDraft } from '../journal/frame-group';
import { journalFrom } from '../journal/journal';
import { emptyJournal } from '../journal/journal-state';
import type { KeyringHolder } from '../keys/keyring-holder';
import type { StorageClient } from '../port/storage-client';
import { catalogue as emptyCatalogue } from '../store/catalogue';
import { planChange, unitsNeeded } from '../store/plan-commit';

/** The name of a practice whose first run was cut off before its record was written. */
export const UNNAMED_PRACTICE: PracticeStart = {
  name: 'My practice',
  therapist: '',
  nation: 'england-and-wales',
};

/** The first frame of a branch: it says that a history begins. */
export function genesisFrame(branch: string): FrameDraft {
  return {
    compartment: COMPARTMENTS['front-desk'],
    kind: 'genesis',
    id: branch,
    revision: 0,
    unit: '',
    keyGeneration: 0,
    earlier: null,
    gone: false,
    content: new Uint8Array(),
  };
}

/** Begins the journal of a new vault: genesis and the practice's record, as one act. The keyring is on the disk by now. */
export async function writeFirstFrames(
  port: StorageClient,
  keyring: KeyringHolder,
  practice: PracticeStart,
  now: () => Instant,
): Promise<{ readonly kind: 'written' } | Unsaved> {
  const branch = newId();
  const record = practiceFromPreset(practice, newId(), now());
  const change = { kind: 'put' as const, record, from: 0 };
  const ready = await keyring.ensure(unitsNeeded([change]));
  if (ready.kind !== 'ready') return ready;
  const { draft } = planChange(change, emptyCatalogue(), keyring);
  const journal = journalFrom(emptyJournal(branch), keyring.keys, port);
  const written = await journal.append([genesisFrame(branch), draft], keyring.current.generation, now());
  return written.kind === 'appended' ? { kind: 'written' } : written;
}
