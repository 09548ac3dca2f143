import { useView, useBridge, useToday } from '../ui/vault-link';
import { dayOf, showCountdown, showDaysAgo, showTime } from '../ui/dates';
import { showKeys } from '../ui/key-hint';
import { useIdleSeconds } from './use-idle-seconds';

/** The foot of the navigation: saved, backed up, locks in. It says only what the vault and main have said. */
export function Foot({ idleMinutes }: { readonly idleMinutes: number }) {
  const bridge = useBridge();
  return (
    <div className="foot small">
      <SavedLine />
      <BackupLine />
      <p>
        Locks in <LocksIn idleMinutes={idleMinutes} /> ·{' '}
        <button type="button" className="foot-lock" onClick={() => void bridge.lock('key')}>
          {showKeys('mod+l')} now
        </button>
      </p>
    </div>
  );
}

function SavedLine() {
  const status = useView({ name: 'status', args: {} });
  const isBusy = status === undefined || status.saving || status.loading;
  return (
    <p className="foot-saved" data-busy={isBusy}>
      <span className="foot-dot" aria-hidden />
      {status === undefined ? (
        <span>Reading…</span>
      ) : status.saving ? (
        <span>Saving…</span>
      ) : (
        <span>
          <strong>Saved on this laptop</strong>{' '}
          {status.lastSavedAt === null ? null : (
            <span className="muted figures">{showTime(status.lastSavedAt)}</span>
          )}
        </span>
      )}
    </p>
  );
}

function BackupLine() {
  const status = useView({ name: 'status', args: {} });
  const today = useToday();
  if (status === undefined) return null;
  if (status.lastBackupAt === null) return <p>Not backed up yet</p>;
  return (
    <p>
      Backed up to <strong>{status.lastBackupLabel ?? 'a drive'}</strong>,{' '}
      {showDaysAgo(dayOf(new Date(status.lastBackupAt)), today)}
    </p>
  );
}

function LocksIn({ idleMinutes }: { readonly idleMinutes: number }) {
  const seconds = useIdleSeconds(useBridge(), idleMinutes);
  return <span className="figures">{showCountdown(seconds)}</span>;
}
