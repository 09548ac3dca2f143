import { Button } from '@mantine/core';
import type { Person } from '../../domain/person';
import { showDay } from '../../ui/dates';
import { useView } from '../../ui/vault-link';

/** People who are already here under the name that is typed, to be taken instead of writing them down twice. */
export function KnownPeople({
  clientId,
  name,
  chosenId,
  onChoose,
}: {
  readonly clientId: string;
  readonly name: string;
  readonly chosenId: string | null;
  /** Null: somebody new after all. */
  readonly onChoose: (person: Person | null) => void;
}) {
  const filter = name.trim();
  const found = useView(filter.length < 2 ? null : { name: 'people', args: { filter, count: 8 } }, {
    keepPrevious: true,
  });
  if (chosenId !== null) {
    return (
      <p className="known-people" role="status">
        {name} is already here and will be linked.
        <Button variant="default" size="compact-sm" onClick={() => onChoose(null)}>
          Somebody else
        </Button>
      </p>
    );
  }
  const others = filter.length < 2 ? [] : (found ?? []).filter(({ id }) => id !== clientId).slice(0, 4);
  return (
    <div className="known-people" role="group" aria-label="Already here">
      {others.map((person) => (
        <Button key={person.id} variant="default" size="compact-sm" onClick={() => onChoose(person)}>
          Use {describe(person)}
        </Button>
      ))}
    </div>
  );
}

function describe({ name, organisation, dateOfBirth }: Person): string {
  return [name, organisation, dateOfBirth === null ? '' : `born ${showDay(dateOfBirth)}`]
    .filter((part) => part !== '')
    .join(', ');
}
