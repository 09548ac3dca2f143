import type { FormOutcome } from '../../ui/form';
import { unsavedSentence } from '../../ui/unsaved';
import { useAct } from '../../ui/vault-link';
import type { Commands } from '../../vault/api';
import type { Practice } from '../../domain/practice';

type Settings = Commands['change-practice']['args']['practice'];

/** Changes some of the practice's settings, the others as they are now. Can be undone. */
export function useChangePractice(practice: Practice) {
  const act = useAct();
  return async (changed: Partial<Settings>, said: string): Promise<FormOutcome> => {
    const outcome = await act(
      { name: 'change-practice', args: { practice: { ...settingsOf(practice), ...changed } } },
      { said },
    );
    return outcome.kind === 'saved'
      ? { tone: 'good', said: 'Saved' }
      : { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
  };
}

function settingsOf(practice: Practice): Settings {
  const { kind: _kind, id: _id, createdAt: _createdAt, ...settings } = practice;
  return settings;
}
