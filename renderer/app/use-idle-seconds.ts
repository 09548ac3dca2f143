import { useEffect, useState } from 'react';
import type { Bridge } from '../../electron/contract/bridge';
import { onActivityHeard } from './use-activity';

/** Seconds until the idle lock: main's word every ten seconds, counted down here between its words. */
export function useIdleSeconds(bridge: Bridge, idleMinutes: number): number {
  const [locksAt, setLocksAt] = useState(() => performance.now() + idleMinutes * 60_000);
  const [now, setNow] = useState(() => performance.now());

  useEffect(() => onActivityHeard(() => setLocksAt(performance.now() + idleMinutes * 60_000)), [idleMinutes]);
  useEffect(
    () => bridge.on('idleRemaining', ({ seconds }) => setLocksAt(performance.now() + seconds * 1000)),
    [bridge],
  );
  useEffect(
    () =>
      bridge.on('idle', ({ secondsLeft }) => {
        if (secondsLeft !== null) setLocksAt(performance.now() + secondsLeft * 1000);
      }),
    [bridge],
  );
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);

  return Math.max(0, Math.min(idleMinutes * 60, Math.round((locksAt - now) / 1000)));
}
