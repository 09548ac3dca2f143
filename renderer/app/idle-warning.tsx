import { useEffect, useState } from 'react';
import { showCountdown } from '../ui/dates';
import { useBridge } from '../ui/vault-link';
import { useActivity } from './use-activity';

/** The last thirty seconds before an idle lock, counted down. Any key or movement ends it. */
export function IdleWarning() {
  const bridge = useBridge();
  useActivity(bridge);
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  useEffect(() => bridge.on('idle', (event) => setSecondsLeft(event.secondsLeft)), [bridge]);

  if (secondsLeft === null) return null;
  return (
    <div className="idle-warning never-printed" role="alertdialog" aria-label="Casekeep is about to lock">
      <p>
        Locks in{' '}
        <strong className="figures" aria-hidden>
          {showCountdown(secondsLeft)}
        </strong>
        <span className="only-heard">less than thirty seconds</span>: nothing was typed or moved for a while.
      </p>
      <p className="muted small">Any key or movement keeps it open. Your drafts are kept either way.</p>
    </div>
  );
}
