import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { DateInput } from './date-input';
import { TimeInput } from './time-input';

interface Shared<Values extends FieldValues, Sent> {
  /** `form.control` of `useRuledForm`. */
  readonly control: Control<Values, unknown, Sent>;
  readonly name: FieldPath<Values>;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Why it must be filled: shown with the label, so that nobody has to guess. */
  readonly required?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
}

type Kind =
  | { readonly kind: 'text'; readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric' }
  /** Grows with what is written; `said` sets it in the serif of a person's words. */
  | { readonly kind: 'area'; readonly minRows?: number; readonly maxRows?: number; readonly said?: boolean }
  | {
      readonly kind: 'select';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly searchable?: boolean;
    }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly suffix?: string }
  /** Value is `YYYY-MM-DD`, null when empty, or the typed text when it is no date (the rule then says so). */
  | { readonly kind: 'date' }
  /** Value is `HH:MM`, or the typed text when it is no time. */
  | { readonly kind: 'time' }
  | { readonly kind: 'checkbox' };

/** One field of a form: label, hint and error bound to the input, never offered to a browser's memory. */
export function Field<Values extends FieldValues, Sent = Values>(props: Shared<Values, Sent> & Kind) {
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const bound = {
    name: field.name,
    onBlur: field.onBlur,
    ref: field.ref,
    label: labelOf(props.label, props.required),
    error: fieldState.error?.message,
    disabled: props.disabled ?? false,
    autoFocus: props.autoFocus ?? false,
    // A dialog gives its focus to what is marked so, else to its close button.
    ...(props.autoFocus === true ? { 'data-autofocus': true } : {}),
    autoComplete: 'off',
    spellCheck: false,
    'aria-required': props.required !== undefined,
    ...(props.hint === undefined ? {} : { description: props.hint }),
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
  };
  switch (props.kind) {
    case 'text':
      return (
        <TextInput
          {...bound}
          inputMode={props.inputMode ?? 'text'}
          value={textOf(field.value)}
          onChange={field.onChange}
        />
      );
    case 'area':
      return (
        <Textarea
          {...bound}
          autosize
          minRows={props.minRows ?? 2}
          {...(props.maxRows === undefined ? {} : { maxRows: props.maxRows })}
          {...(props.said === true ? { classNames: { input: 'said said-input' } } : {})}
          value={textOf(field.value)}
          onChange={field.onChange}
        />
      );
    case 'select':
      return (
        <Select
          {...bound}
          data={props.options}
          searchable={props.searchable ?? false}
          value={textOf(field.value)}
          onChange={(value) => field.onChange(value ?? '')}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...bound}
          {...(props.min === undefined ? {} : { min: props.min })}
          {...(props.max === undefined ? {} : { max: props.max })}
          {...(props.suffix === undefined ? {} : { suffix: ` ${props.suffix}` })}
          clampBehavior="none"
          value={typeof field.value === 'number' ? field.value : textOf(field.value)}
          onChange={field.onChange}
        />
      );
    case 'date':
      return <DateInput {...bound} value={field.value ?? null} onChange={field.onChange} />;
    case 'time':
      return <TimeInput {...bound} value={textOf(field.value)} onChange={field.onChange} />;
    case 'checkbox':
      return (
        <Checkbox
          {...bound}
          checked={field.value === true}
          onChange={(event) => field.onChange(event.currentTarget.checked)}
        />
      );
  }
}

function labelOf(label: ReactNode, required: string | undefined): ReactNode {
  if (required === undefined) return label;
  return (
    <>
      {label} <span className="field-why">needed: {required}</span>
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
