import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import type { LockReason } from '../../../electron/contract/state';
import { Chip } from '../../ui/chip';
import type { UnlockNotice } from '../../vault/api';
import { noticeSentence } from './notice-sentence';
import './unlock.css';

const WORDS = { good: 'Put right', due: 'Please check', risk: 'Needs attention' } as const;

/** What unlocking found: stands above the view until it is read and put away. */
export function OpenNotices({
  notices,
  after,
}: {
  readonly notices: readonly UnlockNotice[];
  /** Why the app was locked before this unlock. */
  readonly after: LockReason | null;
}) {
  const [putAway, setPutAway] = useState<ReadonlySet<UnlockNotice['kind']>>(new Set());
  const shown = notices.filter(({ kind }) => !putAway.has(kind));
  if (shown.length === 0) return null;
  return (
    <section className="open-notices never-printed" aria-label="Found while unlocking">
      {shown.map((notice) => {
        const { tone, said } = noticeSentence(notice, after);
        return (
          <div key={notice.kind} className="open-notice">
            <Chip tone={tone}>{WORDS[tone]}</Chip>
            <p>{said}</p>
            <CloseButton
              aria-label="Put this notice away"
              onClick={() => setPutAway(new Set([...putAway, notice.kind]))}
            />
          </div>
        );
      })}
    </section>
  );
}
