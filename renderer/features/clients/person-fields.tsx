import { useFormContext, useWatch } from 'react-hook-form';
import type { ReactNode } from 'react';
import { Field } from '../../ui/field';
import type { PersonTyped } from './person-rules';

/** Everything about a person that may stay empty, in blocks that say why it is asked. Open what is needed. */
export function PersonFields({ open }: { readonly open: 'reach' | 'none' }) {
  const { control } = useFormContext<PersonTyped>();
  return (
    <>
      <Block
        title="How to reach them safely"
        why="So that a call, a voicemail or a letter does not tell somebody else that they come here. Ask before the first contact."
        fields={['phone', 'email', 'address', 'postcode', 'onlineSessionId', 'lastConfirmedOn']}
        isOpen={open === 'reach'}
      >
        <div className="fields-row">
          <Field kind="text" inputMode="tel" control={control} name="phone" label="Phone" />
          <Field kind="select" control={control} name="safety.phone" label="Calling" options={PHONE} />
          <Field
            kind="select"
            control={control}
            name="safety.voicemail"
            label="Voicemail"
            options={VOICEMAIL}
          />
        </div>
        <div className="fields-row">
          <Field kind="text" inputMode="email" control={control} name="email" label="E-mail" />
          <Field kind="select" control={control} name="safety.email" label="E-mailing" options={EMAIL} />
        </div>
        <div className="fields-row">
          <Field kind="text" control={control} name="address" label="Address" />
          <Field kind="text" control={control} name="postcode" label="Postcode" />
          <Field kind="select" control={control} name="safety.post" label="Post" options={POST} />
        </div>
        <div className="fields-row">
          <Field
            kind="text"
            control={control}
            name="onlineSessionId"
            label="Name or link for online sessions"
          />
          <Field
            kind="date"
            control={control}
            name="lastConfirmedOn"
            label="Last confirmed with them"
            hint="Numbers change; the date tells how far to trust them."
          />
        </div>
      </Block>
      <Block
        title="Who they are"
        why="To address them as they wish. The date of birth decides how long records are kept and tells two people of one name apart."
        fields={['title', 'preferredName', 'pronouns', 'dateOfBirth', 'dateOfDeath', 'organisation']}
        isOpen={false}
      >
        <div className="fields-row">
          <Field kind="text" control={control} name="preferredName" label="Likes to be called" />
          <Field kind="text" control={control} name="pronouns" label="Pronouns" placeholder="she/her" />
          <Field kind="text" control={control} name="title" label="Title" />
        </div>
        <div className="fields-row">
          <Field kind="date" control={control} name="dateOfBirth" label="Date of birth" />
          <Field kind="date" control={control} name="dateOfDeath" label="Date of death" />
          <Field kind="text" control={control} name="organisation" label="Organisation" />
        </div>
      </Block>
      <Block
        title="Gender and ethnicity"
        why="Only where the work or a funder’s anonymous figures need it, and in their own words. Leave it empty otherwise."
        fields={['gender', 'ethnicity']}
        isOpen={false}
      >
        <div className="fields-row">
          <Field kind="text" control={control} name="gender" label="Gender" />
          <Field kind="text" control={control} name="ethnicity" label="Ethnicity" />
        </div>
      </Block>
    </>
  );
}

type TextField = Exclude<keyof PersonTyped, 'safety' | 'name'>;

function Block({
  title,
  why,
  fields,
  isOpen,
  children,
}: {
  readonly title: string;
  readonly why: string;
  readonly fields: TextField[];
  readonly isOpen: boolean;
  readonly children: ReactNode;
}) {
  const { control, formState } = useFormContext<PersonTyped>();
  const values = useWatch({ control, name: fields });
  const filled = values.filter((value) => value !== null && value !== '').length;
  const hasError = fields.some((name) => formState.errors[name] !== undefined);
  return (
    <details className="person-block" open={isOpen || hasError}>
      <summary>
        {title}
        <span className="person-count small muted">{filled === 0 ? 'optional' : `${filled} filled in`}</span>
      </summary>
      <div className="fields">
        <p className="person-why">Why we ask: {why}</p>
        {children}
      </div>
    </details>
  );
}

const PHONE = [
  { value: 'call', label: 'May call' },
  { value: 'text-only', label: 'Text only, no calls' },
  { value: 'never', label: 'Never by phone' },
];
const VOICEMAIL = [
  { value: 'allowed', label: 'Voicemail allowed' },
  { value: 'no-name', label: 'No name in messages' },
  { value: 'never', label: 'No voicemail' },
];
const EMAIL = [
  { value: 'allowed', label: 'May e-mail' },
  { value: 'no-name', label: 'No name of the practice' },
  { value: 'never', label: 'Never by e-mail' },
];
const POST = [
  { value: 'allowed', label: 'May write' },
  { value: 'plain-envelope', label: 'Plain envelope' },
  { value: 'never', label: 'Never by post' },
];
