import type { Bridge } from '../../electron/contract/bridge';
import type { SearchAction } from '../features/search/search-action';
import { goTo } from '../ui/navigation';
import { PLACES } from './places';

const ALSO: Readonly<Record<string, string>> = {
  '/': 'day sessions due',
  '/calendar': 'week month appointments diary',
  '/clients': 'people list',
  '/retention': 'destroy due keep certificate',
  '/import': 'csv file spreadsheet',
  '/backup': 'drive copy restore export',
  '/practice': 'settings password recovery sheet idle appearance dark light retention rules',
  '/help': 'keys protected',
};

/** What can be done from the search, whatever is on screen. */
export function searchActions(bridge: Bridge): readonly SearchAction[] {
  return [
    action('new-client', 'New client', 'add person', null, () =>
      goTo('/clients', { state: { create: true } }),
    ),
    action('new-session', 'New session', 'book appointment', null, () =>
      goTo('/calendar', { state: { create: true } }),
    ),
    ...PLACES.flat().map(({ path, label, key }) =>
      action(path, `Go to ${label}`, ALSO[path] ?? '', key, () => goTo(path)),
    ),
    action('lock', 'Lock now', 'close', 'mod+l', () => void bridge.lock('key')),
  ];
}

function action(id: string, label: string, also: string, keys: string | null, run: () => void): SearchAction {
  return { id, label, also, keys, run };
}
