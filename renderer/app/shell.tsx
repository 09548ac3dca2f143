import { useCallback, useMemo, useRef, useState } from 'react';
import { Router } from 'wouter';
import type { Appearance, StartState } from '../../electron/contract/state';
import { BackupWatcher } from '../features/backup/backup-watcher';
import { SearchDialog } from '../features/search/search-dialog';
import { OpenNotices } from '../features/unlock/open-notices';
import { useMemoryLocation } from '../ui/navigation';
import { useBridge } from '../ui/vault-link';
import type { UnlockNotice } from '../vault/api';
import { useGlobalKeys } from './keys';
import { Routes } from './routes';
import { searchActions } from './search-actions';
import { SideNavigation } from './side-navigation';
import { useHeadingFocus } from './use-heading-focus';
import { usePreferences } from './use-preferences';
import { WentWrong } from './went-wrong';

/** The open vault: navigation on the left, the view beside it, search and warnings above. */
export function Shell({
  start,
  notices,
  onAppearance,
}: {
  readonly start: StartState;
  readonly notices: readonly UnlockNotice[];
  readonly onAppearance: (appearance: Appearance) => void;
}) {
  const bridge = useBridge();
  const [path] = useMemoryLocation();
  const [isSearching, setIsSearching] = useState(false);
  const actions = useMemo(() => searchActions(bridge), [bridge]);
  const openSearch = useCallback(() => setIsSearching(true), []);
  const view = useRef<HTMLElement>(null);
  const { idleMinutes, weaker } = usePreferences(
    start.preferences,
    onAppearance,
    start.lastLock?.reason === 'restored',
  );
  useGlobalKeys(bridge, path, openSearch);
  useHeadingFocus(path, view);

  return (
    <Router hook={useMemoryLocation}>
      <div className="shell">
        <SideNavigation path={path} idleMinutes={idleMinutes} onSearch={openSearch} />
        <main ref={view} className="view" tabIndex={-1}>
          <OpenNotices
            notices={weaker ? [...notices, weaker] : notices}
            after={start.lastLock?.reason ?? null}
          />
          <WentWrong place={path} onLock={() => void bridge.lock('key')}>
            <Routes />
          </WentWrong>
        </main>
      </div>
      <SearchDialog opened={isSearching} onClose={() => setIsSearching(false)} actions={actions} />
      <BackupWatcher />
    </Router>
  );
}
