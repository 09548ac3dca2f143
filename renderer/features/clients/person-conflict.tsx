import { Button } from '@mantine/core';
import { differences } from './differences';
import type { PersonTyped } from './person-rules';

/** Both states beside each other, field by field, and the choice between them. */
export function PersonConflict({
  mine,
  newer,
  onKeepMine,
  onTakeNewer,
}: {
  readonly mine: PersonTyped;
  readonly newer: PersonTyped;
  readonly onKeepMine: () => void;
  readonly onTakeNewer: () => void;
}) {
  return (
    <section aria-label="Changed elsewhere meanwhile" className="form-brought-back">
      <p>These particulars were changed after you opened them. Nothing is lost: choose what stays.</p>
      <table className="conflict-table">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Saved meanwhile</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {differences(mine, newer).map(({ label, mine: ours, newer: theirs }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{theirs}</td>
              <td>{ours}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button variant="default" onClick={onKeepMine}>
        Keep mine and save
      </Button>
      <Button variant="default" onClick={onTakeNewer}>
        Take what was saved
      </Button>
    </section>
  );
}
