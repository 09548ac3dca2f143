import type { Survey } from '../../../electron/contract/storage';
import type { KeyringHolder } from '../keys/keyring-holder';
import { catalogue as emptyCatalogue } from '../store/catalogue';
import { loadCold, loadHot } from '../store/load-catalogue';
import type { LoadedStore } from '../store/load-store';
import { isBeingOffered, offerSurplus } from './offer-surplus';
import type { UnlockParts, UnlockResult } from './unlock';

/** Writes the surplus when the person agrees. */
export type StandingSurplus = () => ReturnType<typeof offerSurplus>;

/** The journal is older than this laptop remembers: both are copied aside, and the surplus waits for the person's word. */
export async function keepSurplus(
  { port, database, now }: UnlockParts,
  survey: Survey,
  keyring: KeyringHolder,
  loaded: LoadedStore,
  storeSequence: number,
): Promise<UnlockResult> {
  const aside = await port.call('journal.keep-aside', {});
  if (aside.kind === 'failed') return { outcome: { kind: 'storage-failed', reason: aside.failure.detail } };
  const catalogue = emptyCatalogue();
  let surplus = 0;
  let standing: StandingSurplus | undefined;
  if (loaded.kind === 'loaded') {
    const segments = [...loaded.start.directories.values()].flatMap((one) => one.segments);
    const hot = await loadHot(loaded.seal, database, segments, loaded.deltas, catalogue, '');
    const isWhole = hot.kind === 'hot' && (await loadCold(hot.loading, () => {})) === 'loaded';
    const newer = [...catalogue.all(), ...catalogue.allGone()].filter(
      (line) => line.sequence > survey.head.sequence,
    );
    if (isWhole) {
      surplus = newer.length;
      const { branch } = loaded.start.position.journal;
      standing = () =>
        offerSurplus({ port, survey, branch, keyring, database, ahead: loaded, catalogue, now });
    }
  }
  return {
    outcome: {
      kind: 'journal-older',
      keptAs: aside.value.name,
      surplus,
      journalSequence: survey.head.sequence,
      storeSequence,
    },
    ...(standing ? { surplus: standing } : {}),
    isAgreed: loaded.kind === 'loaded' && isBeingOffered(loaded),
  };
}
