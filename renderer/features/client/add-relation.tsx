import { Select } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { blankPerson } from '../../domain/blank-person';
import { person } from '../../domain/person';
import { relation } from '../../domain/relation';
import type { ClientView } from '../../vault/api';
import { showDay } from '../../ui/dates';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { unsavedSentence } from '../../ui/unsaved';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useView } from '../../ui/vault-link';
import { MAY_CONTACT, ROLE } from './relation-words';

const NEW = 'new';

const rules = relation
  .pick({ role: true, parentalResponsibility: true, mayContact: true })
  .extend(person.pick({ phone: true, email: true, organisation: true }).shape)
  .extend({ who: z.string(), name: z.string().trim().max(200) })
  .refine(({ who, name }) => who !== NEW || name !== '', {
    path: ['name'],
    message: 'Write a name, or choose somebody who is already here',
  });

/** Links somebody to the client: a person who is already here, so that a number is kept once, or a new one. */
export function AddRelation({
  client,
  onClose,
}: {
  readonly client: ClientView;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const form = useRuledForm(rules, {
    role: 'gp',
    parentalResponsibility: false,
    mayContact: 'no',
    phone: '',
    email: '',
    organisation: '',
    who: NEW,
    name: '',
  });
  const [role, who] = form.watch(['role', 'who']);
  return (
    <Form
      form={form}
      label={`Add somebody around ${client.person.name}`}
      saveLabel="Add"
      onCancel={onClose}
      onSave={async ({ who: chosen, name, phone, email, organisation, ...link }) => {
        const other =
          chosen === NEW ? { person: { ...blankPerson, name, phone, email, organisation } } : { id: chosen };
        const outcome = await act(
          { name: 'add-relation', args: { clientId: client.person.id, other, relation: link } },
          { said: `${ROLE[link.role]} of ${client.person.name} added` },
        );
        if (outcome.kind !== 'saved') return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
        onClose();
        return null;
      }}
    >
      <Field
        kind="select"
        control={form.control}
        name="role"
        label="Who they are to the client"
        options={relation.shape.role.options.map((value) => ({ value, label: ROLE[value] }))}
        autoFocus
      />
      <WhoField clientId={client.person.id} value={who} onChange={(value) => form.setValue('who', value)} />
      {who === NEW ? (
        <>
          <Field
            kind="text"
            control={form.control}
            name="name"
            label="Name"
            required="to tell people apart"
          />
          <Field
            kind="text"
            control={form.control}
            name="organisation"
            label="Surgery, school or organisation"
          />
          <div className="fields-row">
            <Field kind="text" inputMode="tel" control={form.control} name="phone" label="Phone" />
            <Field kind="text" inputMode="email" control={form.control} name="email" label="E-mail" />
          </div>
        </>
      ) : null}
      <Field
        kind="select"
        control={form.control}
        name="mayContact"
        label="May they be contacted?"
        hint="“No” until the client has agreed. For GP and next of kin record the consent as well."
        options={relation.shape.mayContact.options.map((value) => ({
          value,
          label: MAY_CONTACT[value].said,
        }))}
      />
      {role === 'parent' ? (
        <Field
          kind="checkbox"
          control={form.control}
          name="parentalResponsibility"
          label="Has parental responsibility"
        />
      ) : null}
    </Form>
  );
}

function WhoField({
  clientId,
  value,
  onChange,
}: {
  readonly clientId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const [filter, setFilter] = useState('');
  const people = useView({ name: 'people', args: { filter, count: 40 } }, { keepPrevious: true });
  const known = (people ?? [])
    .filter(({ id }) => id !== clientId)
    .map((one) => ({
      value: String(one.id),
      label: [one.name, one.organisation, one.dateOfBirth === null ? '' : `born ${showDay(one.dateOfBirth)}`]
        .filter((part) => part !== '')
        .join(', '),
    }));
  return (
    <Select
      label="The person"
      description="Type a name to find somebody who is already here."
      searchable
      autoComplete="off"
      data={[{ value: NEW, label: 'Somebody new' }, ...known]}
      filter={({ options }) => options}
      searchValue={filter}
      onSearchChange={setFilter}
      value={value}
      onChange={(next) => onChange(next ?? NEW)}
    />
  );
}
