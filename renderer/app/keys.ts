import { useEffect } from 'react';
import type { Bridge } from '../../electron/contract/bridge';
import { goBy, goTo } from '../ui/navigation';
import { undoLatest } from '../ui/notice';
import { PLACES } from './places';

/** Keys that work on every screen. Single keys only while no field has the focus; dialogs keep theirs. */
export function useGlobalKeys(bridge: Bridge, path: string, openSearch: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const isUsed =
        event.ctrlKey || event.metaKey ? withModifier(event) : event.altKey ? withAlt(event) : alone(event);
      if (isUsed) event.preventDefault();
    };
    const withModifier = (event: KeyboardEvent): boolean => {
      const key = event.key.toLowerCase();
      if (key === 'l') void bridge.lock('key');
      else if (key === 'z' && !isTyping(event)) return undoLatest();
      // A dialog may hold typed text: nothing leads away from it but its own buttons, Esc and the lock.
      else if (isInDialog()) return false;
      else if (key === 'k') openSearch();
      else return goToPlace(key);
      return true;
    };
    const alone = (event: KeyboardEvent): boolean => {
      if (isTyping(event) || isInDialog()) return false;
      if (goToPlace(event.key)) return true;
      if (event.key === 'n') create(path);
      else if (event.key === '/') openSearch();
      else return false;
      return true;
    };
    window.addEventListener('keydown', onKeyDown);
    const endMenu = bridge.on('menu', ({ command }) => {
      if (command === 'lock') void bridge.lock('menu');
      if (command === 'search') openSearch();
      if (command === 'help') goTo('/help');
      if (command === 'new-client') goTo('/clients', { state: { create: true } });
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      endMenu();
    };
  }, [bridge, path, openSearch]);
}

function withAlt(event: KeyboardEvent): boolean {
  if (isTyping(event) || isInDialog()) return false;
  if (event.key === 'ArrowLeft') return goBy(-1);
  return event.key === 'ArrowRight' ? goBy(1) : false;
}

/** A digit alone, or with Ctrl or Cmd from inside a field: the client list, say, always has the focus in its filter. */
function goToPlace(pressed: string): boolean {
  const place = PLACES.flat().find(({ key }) => key === pressed);
  if (place !== undefined) goTo(place.path);
  return place !== undefined;
}

/** N makes what the place is about: a session in the calendar, a note with one client, a client elsewhere. */
function create(path: string): void {
  if (path === '/calendar') goTo(path, { state: { create: true } });
  else if (path.startsWith('/clients/')) goTo(path, { state: { compose: { appointmentId: null } } });
  else goTo('/clients', { state: { create: true } });
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')
  );
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
