import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Person } from '../../domain/person';
import { showDay } from '../../ui/dates';
import { useVault } from '../../ui/vault-link';
import { findDoubles } from './find-doubles';
import type { PersonTyped } from './person-rules';

/** Warns, without getting in the way, when somebody of this name is already here. */
export function Doubles({ onOpen }: { readonly onOpen: (personId: string) => void }) {
  const vault = useVault();
  const { control } = useFormContext<PersonTyped>();
  const [name, dateOfBirth] = useWatch({ control, name: ['name', 'dateOfBirth'] });
  const [known, setKnown] = useState<readonly Person[]>([]);

  useEffect(() => {
    if (name.trim().length < 2) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void vault.ask({ name: 'people', args: { filter: name.trim(), count: 50 } }).then((people) => {
        if (!isOver) setKnown(people);
      });
    }, 250);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [vault, name]);

  const doubles = findDoubles({ name, dateOfBirth }, known);
  return (
    <div role="status">
      {doubles.slice(0, 3).map((person) => (
        <p key={person.id} className="person-double">
          {person.name},{' '}
          {person.dateOfBirth === null ? 'date of birth not known' : `born ${showDay(person.dateOfBirth)}`},
          is already here. Perhaps the same person?{' '}
          <Anchor component="button" type="button" inherit onClick={() => onOpen(person.id)}>
            Open {person.name}
          </Anchor>
        </p>
      ))}
    </div>
  );
}
