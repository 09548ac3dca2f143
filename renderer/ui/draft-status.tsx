import { useSyncExternalStore } from 'react';
import { showTimeWithSeconds } from './dates';
import type { DraftOutcome, FormDraftKeeper } from './use-draft-keeper';

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

function notKeptSentence(failure: DraftOutcome): string {
  switch (failure.kind) {
    case 'disk-full':
      return 'Draft not kept: the disk is full. Your text is still here; free some space and it is kept by itself.';
    case 'read-only':
      return 'Draft not kept: this laptop does not let Casekeep write. Your text is still here.';
    case 'locked':
      return 'Draft not kept: the vault is locked.';
    case 'invalid':
      return 'Draft not kept: it is too long. Your text is still here; shorten it or attach it as a file.';
    default:
      return 'Draft not kept: the disk did not answer. Your text is still here; it is tried again by itself.';
  }
}
