import { type BrowserWindow, screen } from 'electron';
import type { WindowMemory } from '../profile/plain-state';

/** Where the window stands now, so that the next one can stand there too. */
export function rememberWindow(window: BrowserWindow): WindowMemory {
  const bounds = window.getNormalBounds();
  return {
    x: Math.round(bounds.x),
    y: Math.round(bounds.y),
    width: Math.max(200, Math.round(bounds.width)),
    height: Math.max(200, Math.round(bounds.height)),
    maximised: window.isMaximized(),
    minimised: window.isMinimized(),
    focused: window.isFocused(),
  };
}

/** The remembered place when some screen still shows it, else a place in the middle. */
export function boundsFor(memory: WindowMemory | null): {
  width: number;
  height: number;
  x?: number;
  y?: number;
} {
  if (memory === null) return { width: 1280, height: 840 };
  const { x, y, width, height } = memory;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const visible =
    x < area.x + area.width - 80 &&
    x + width > area.x + 80 &&
    y >= area.y - 20 &&
    y < area.y + area.height - 80;
  return visible ? { x, y, width, height } : { width, height };
}
