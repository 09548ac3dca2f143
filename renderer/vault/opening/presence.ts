import type { Survey } from '../../../electron/contract/storage';
import type { Presence } from '../api';
import { readableHeaders } from '../keys/open-header';

/**
 * What stands on disk, before any key. Only a folder without keyring, journal and files is empty: a header alone is a
 * first run that was cut off before anything was kept; an empty working store never counts.
 */
export function presenceOf(survey: Survey): Presence {
  const isBare = survey.keyrings.length === 0 && survey.segments.length === 0 && survey.files === 0;
  if (isBare && survey.head.sequence === 0) return { kind: 'none' };
  const headers = readableHeaders(survey.headers);
  return 'kind' in headers ? headers : { kind: 'locked', drafts: survey.drafts };
}
