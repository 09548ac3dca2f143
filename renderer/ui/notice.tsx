import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

interface Notice {
  /** What happened, in the past tense: 'Session moved'. */
  readonly said: string;
  /** Takes it back and answers what became of that; null when it cannot be taken back. */
  readonly undo?: (() => Promise<string>) | null;
  readonly tone?: 'plain' | 'risk';
}

/** How long a notice stands: long enough to reach Undo without hurry. Ten seconds, renewed while pointed at. */
const STANDS_MS = 10_000;

/** Says quietly what happened, with Undo where there is one (button, or Ctrl Z while no field has the focus). */
export function showNotice({ said, undo, tone }: Notice): void {
  const id = `notice-${++count}`;
  const takeBack = () => {
    if (undo === null || undo === undefined) return;
    forget(id);
    notifications.hide(id);
    undo().then(
      (result) => showNotice({ said: result }),
      () => showNotice({ said: 'Not undone: the vault did not answer', tone: 'risk' }),
    );
  };
  if (undo) latest = { id, takeBack };
  makeRoom();
  shown.push(id);
  notifications.show({
    id,
    autoClose: STANDS_MS,
    color: tone === 'risk' ? 'red' : 'teal',
    closeButtonProps: { 'aria-label': 'Dismiss' },
    onClose: () => forget(id),
    message: (
      <span className="notice-line">
        <span>{said}</span>
        {undo ? (
          <Button size="compact-sm" variant="default" onClick={takeBack}>
            Undo
          </Button>
        ) : null}
      </span>
    ),
  });
}

/** Undoes the act of the newest notice that still stands; answers whether there was one. */
export function undoLatest(): boolean {
  if (latest === null) return false;
  latest.takeBack();
  return true;
}

/** Notices that stand at once: a third sends the oldest away, so that the newest is never kept waiting. */
const STAND_AT_ONCE = 2;
const shown: string[] = [];

function makeRoom(): void {
  while (shown.length >= STAND_AT_ONCE) {
    const oldest = shown.shift();
    if (oldest !== undefined) notifications.hide(oldest);
  }
}

let count = 0;
let latest: { readonly id: string; readonly takeBack: () => void } | null = null;

function forget(id: string): void {
  const at = shown.indexOf(id);
  if (at >= 0) shown.splice(at, 1);
  if (latest?.id === id) latest = null;
}
