import { Button, Progress as Bar } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { LongAct } from './use-long-act';

/**
 * What runs, how far it is, and Cancel. Nothing shows for the first 100 ms, words at once after that,
 * the bar with its count after a second: quick acts do not flicker.
 */
export function Progress({
  act,
  said,
  count = (done, total) => `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`,
  cancellable = true,
}: {
  readonly act: Pick<LongAct, 'running' | 'cancel'>;
  /** 'Copying to Blue drive' */
  readonly said: string;
  /** How the count reads; use `showBytes` for bytes. */
  readonly count?: (done: number, total: number) => string;
  readonly cancellable?: boolean;
}) {
  const stage = useStage(act.running !== null);
  if (act.running === null || stage === 'nothing') return null;
  const { done, total } = act.running;
  const percent = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div className="progress">
      <p className="progress-said" role="status">
        {said}
      </p>
      {stage === 'words' ? null : (
        <>
          <Bar.Root size="md">
            <Bar.Section value={percent} aria-label={said} />
          </Bar.Root>
          <span className="figures small muted">{total > 0 ? count(done, total) : 'counting'}</span>
          {cancellable ? (
            <Button variant="default" size="compact-sm" onClick={act.cancel}>
              Cancel
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}

/** `1,234,567` bytes → `1.2 MB`. */
export function showBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

function useStage(isRunning: boolean): 'nothing' | 'words' | 'bar' {
  const [stage, setStage] = useState<'nothing' | 'words' | 'bar'>('nothing');
  useEffect(() => {
    if (!isRunning) return;
    const words = setTimeout(() => setStage('words'), 100);
    const bar = setTimeout(() => setStage('bar'), 1000);
    return () => {
      clearTimeout(words);
      clearTimeout(bar);
      setStage('nothing');
    };
  }, [isRunning]);
  return stage;
}
