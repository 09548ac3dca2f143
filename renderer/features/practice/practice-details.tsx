import { useEffect } from 'react';
import { z } from 'zod';
import { practice as practiceRule, type Practice } from '../../domain/practice';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useChangePractice } from './use-change-practice';

const { name, therapist, contact, registration, nation } = practiceRule.shape;
const rules = z.object({ name, therapist, contact, registration, nation, services: z.string().max(4000) });

export function PracticeDetails({ practice }: { readonly practice: Practice }) {
  const change = useChangePractice(practice);
  const form = useRuledForm(rules, typedOf(practice));
  useEffect(() => {
    // Undo and other cards change the record, too: what is not being typed follows it.
    form.reset(typedOf(practice), { keepDirtyValues: true });
  }, [practice, form]);
  const control = form.control;
  return (
    <Form
      form={form}
      label="Practice details"
      saveLabel="Save details"
      onSave={async (typed) => {
        const { services, ...details } = typed;
        const outcome = await change({ ...details, services: linesOf(services) }, 'Practice details changed');
        if (outcome.tone === 'good') form.reset(typed);
        return outcome;
      }}
    >
      <Field
        kind="text"
        control={control}
        name="name"
        label="Name of the practice"
        required="it stands on certificates"
      />
      <div className="fields-row">
        <Field kind="text" control={control} name="therapist" label="Therapist" />
        <Field
          kind="text"
          control={control}
          name="registration"
          label="Registration"
          placeholder="Body and number"
        />
      </div>
      <Field
        kind="area"
        control={control}
        name="contact"
        label="Contact"
        hint="As it should stand on letters and certificates"
      />
      <Field
        kind="select"
        control={control}
        name="nation"
        label="Where you work"
        options={[
          { value: 'england-and-wales', label: 'England and Wales' },
          { value: 'scotland', label: 'Scotland' },
          { value: 'northern-ireland', label: 'Northern Ireland' },
        ]}
      />
      <Field
        kind="area"
        control={control}
        name="services"
        label="Services"
        hint="One a line, offered when a client is added"
        minRows={3}
      />
    </Form>
  );
}

function typedOf({ name, therapist, contact, registration, nation, services }: Practice) {
  return { name, therapist, contact, registration, nation, services: services.join('\n') };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
