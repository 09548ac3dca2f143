import { useSyncExternalStore } from 'react';
import { showTimeWithSeconds } from './dates';
import { notKeptSentence } from './not-kept-sentence';
import type { FormDraftKeeper } from './use-draft-keeper';

/** Says whether what is typed is on the disk; never ahead of the truth. */
export function DraftStatus({ keeper, idle }: { readonly keeper: FormDraftKeeper; readonly idle: string }) {
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  switch (state.kind) {
    case 'untouched':
      return <span className="draft-status">{idle}</span>;
    case 'first-keep':
      return <span className="draft-status">Keeping the draft…</span>;
    case 'kept':
      return (
        <span className="draft-status" data-state={state.newerText ? 'newer-text' : 'kept'}>
          <span className="draft-dot" aria-hidden="true" />
          Draft kept {showTimeWithSeconds(new Date(state.at).toISOString())}
        </span>
      );
    case 'failed':
      return (
        <span className="draft-status" data-state="failed" role="alert">
          {notKeptSentence(state.failure)}
        </span>
      );
  }
}
