import { showKeys } from '../ui/key-hint';
import { goTo } from '../ui/navigation';
import { useView } from '../ui/vault-link';
import { Foot } from './foot';
import { isAt, PLACES, type NavigationPlace } from './places';

/** Where one can go, the key beside each, and at the foot how the records are. */
export function SideNavigation({
  path,
  idleMinutes,
  onSearch,
}: {
  readonly path: string;
  readonly idleMinutes: number;
  readonly onSearch: () => void;
}) {
  return (
    <nav className="side never-printed" aria-label="Casekeep">
      <p className="side-name">Casekeep</p>
      {PLACES.map((group, index) => (
        <ul key={group[0]?.path ?? index} className="side-group">
          {group.map((place) => (
            <Place key={place.path} place={place} path={path} />
          ))}
          {index === 0 ? (
            <li>
              <button type="button" className="side-place" onClick={onSearch}>
                <span>Search</span>
                <kbd className="key muted" aria-hidden>
                  {showKeys('mod+k')}
                </kbd>
              </button>
            </li>
          ) : null}
        </ul>
      ))}
      <Foot idleMinutes={idleMinutes} />
    </nav>
  );
}

function Place({ place, path }: { readonly place: NavigationPlace; readonly path: string }) {
  return (
    <li>
      <button
        type="button"
        className="side-place"
        aria-current={isAt(place, path) ? 'page' : undefined}
        onClick={() => goTo(place.path)}
      >
        <span>{place.label}</span>
        {place.path === '/retention' ? <DueCount otherwise={place.key} /> : <Key name={place.key} />}
      </button>
    </li>
  );
}

function DueCount({ otherwise }: { readonly otherwise: string }) {
  const today = useView({ name: 'today', args: {} });
  const due = today?.due.find((item) => item.kind === 'retention');
  if (due?.kind !== 'retention' || due.count === 0) return <Key name={otherwise} />;
  return <span className="key muted">{due.count.toLocaleString('en-GB')} due</span>;
}

function Key({ name }: { readonly name: string }) {
  return (
    <kbd className="key muted" aria-hidden>
      {name}
    </kbd>
  );
}
