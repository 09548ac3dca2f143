import { z } from 'zod';
import { practice } from '../../domain/practice';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { useRuledForm } from '../../ui/use-ruled-form';
import type { PracticeStart } from '../../vault/api';
import { StepFrame } from './step-frame';

const rules = z.object({
  name: practice.shape.name,
  therapist: practice.shape.therapist,
  nation: practice.shape.nation,
});

const NATIONS = [
  { value: 'england-and-wales', label: 'England and Wales' },
  { value: 'scotland', label: 'Scotland' },
  { value: 'northern-ireland', label: 'Northern Ireland' },
] as const;

export function PracticeStep({
  start,
  onDone,
  onBack,
}: {
  readonly start: PracticeStart;
  readonly onDone: (practice: PracticeStart) => void;
  readonly onBack: () => void;
}) {
  const form = useRuledForm(rules, { ...start });
  return (
    <StepFrame
      step={1}
      heading="Your practice"
      intro="What stands on the recovery sheet and on certificates. All of it can be changed later."
    >
      <div className="sheet">
        <Form
          form={form}
          label="Your practice"
          saveLabel="Continue"
          onCancel={onBack}
          onSave={(values) => {
            onDone(values);
            return Promise.resolve(null);
          }}
        >
          <Field
            kind="text"
            control={form.control}
            name="name"
            label="Name of the practice"
            required="it names the recovery sheet"
            autoFocus
          />
          <Field
            kind="text"
            control={form.control}
            name="therapist"
            label="Your name"
            hint="As it should stand on letters."
          />
          <Field
            kind="select"
            control={form.control}
            name="nation"
            label="Where you work"
            options={NATIONS}
            hint="Ages, capacity and periods differ between the nations."
          />
        </Form>
      </div>
    </StepFrame>
  );
}
