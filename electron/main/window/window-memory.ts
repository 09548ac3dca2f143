import { type BrowserWindow, type Rectangle, screen } from 'electron';
import type { WindowMemory } from '../profile/plain-state';

/** Time for the window manager to put a fresh window where it wants it. */
const settleMs = 600;
/** More than a frame's edge is a person's doing. */
const mostDrift = 80;

const drifts = new WeakMap<BrowserWindow, { readonly x: number; readonly y: number }>();

/**
 * X11 reports the place of a window inside its frame, but takes the place of the frame: without looking how far the two
 * differ, the window would wander by a title bar at each lock.
 */
export function measureDrift(window: BrowserWindow, asked: Rectangle): void {
  window.once('show', () => {
    setTimeout(() => {
      if (window.isDestroyed() || window.isMaximized() || window.isMinimized()) return;
      const { x, y } = window.getNormalBounds();
      const drift = { x: x - asked.x, y: y - asked.y };
      if (Math.abs(drift.x) <= mostDrift && Math.abs(drift.y) <= mostDrift) drifts.set(window, drift);
    }, settleMs);
  });
}

/** Where the window stands now, so that the next one can stand there too. */
export function rememberWindow(window: BrowserWindow): WindowMemory {
  const bounds = window.getNormalBounds();
  const drift = drifts.get(window) ?? { x: 0, y: 0 };
  return {
    x: Math.round(bounds.x - drift.x),
    y: Math.round(bounds.y - drift.y),
    width: Math.max(200, Math.round(bounds.width)),
    height: Math.max(200, Math.round(bounds.height)),
    maximised: window.isMaximized(),
    minimised: window.isMinimized(),
    focused: window.isFocused(),
  };
}

/** The remembered place when some screen still shows it, else the middle of the main screen. */
export function boundsFor(memory: WindowMemory | null): Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  const width = Math.min(memory?.width ?? 1280, workArea.width);
  const height = Math.min(memory?.height ?? 840, workArea.height);
  if (memory !== null && isVisible(memory)) {
    return { x: memory.x, y: memory.y, width: memory.width, height: memory.height };
  }
  const x = workArea.x + Math.round((workArea.width - width) / 2);
  const y = workArea.y + Math.round((workArea.height - height) / 2);
  return { x, y, width, height };
}

/** True when enough of it can be seen and taken hold of. */
function isVisible({ x, y, width, height }: Rectangle): boolean {
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  return (
    x < area.x + area.width - 80 &&
    x + width > area.x + 80 &&
    y < area.y + area.height - 80 &&
    y >= area.y - 20
  );
}
