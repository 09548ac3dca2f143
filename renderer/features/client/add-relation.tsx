import { z } from 'zod';
import { blankPerson } from '../../domain/blank-person';
import { person } from '../../domain/person';
import { relation } from '../../domain/relation';
import type { ClientView } from '../../vault/api';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { unsavedSentence } from '../../ui/unsaved';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct } from '../../ui/vault-link';
import { KnownPeople } from './known-people';
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
  const [role, who, name] = form.watch(['role', 'who', 'name']);
  return (
    <Form
      form={form}
      label={`Add somebody around ${client.person.name}`}
      saveLabel="Add"
      onCancel={onClose}
      onSave={async ({ who: chosen, name: typed, phone, email, organisation, ...link }) => {
        const other =
          chosen === NEW
            ? { person: { ...blankPerson, name: typed, phone, email, organisation } }
            : { id: chosen };
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
      <Field
        kind="text"
        control={form.control}
        name="name"
        label="Name"
        required="to tell people apart"
        hint="Somebody who is already here is offered while you type, so that a number is kept once."
        disabled={who !== NEW}
      />
      <KnownPeople
        clientId={client.person.id}
        name={name}
        chosenId={who === NEW ? null : who}
        onChoose={(person) => {
          form.setValue('who', person?.id ?? NEW);
          if (person !== null) form.setValue('name', person.name);
        }}
      />
      {who === NEW ? (
        <>
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
