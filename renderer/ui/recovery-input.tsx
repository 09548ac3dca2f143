import { TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode, type Ref } from 'react';
import { countTyped, RECOVERY_GROUPS, showRecoveryTyping } from './recovery-typing';

/** The field for a recovery key or some of its groups. Like a password it lives in the field only, never in React. */
export function RecoveryInput({
  inputRef,
  label = 'Recovery key',
  hint,
  error,
  groups = RECOVERY_GROUPS,
  disabled = false,
  autoFocus = false,
}: {
  readonly inputRef: Ref<HTMLInputElement>;
  readonly label?: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly groups?: number;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}) {
  const [typedGroups, setTypedGroups] = useState(0);
  const isOne = groups === 1;

  const onInput = (event: FormEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const before = showRecoveryTyping(
      input.value.slice(0, input.selectionStart ?? input.value.length),
      groups,
    );
    const shown = showRecoveryTyping(input.value, groups);
    if (shown !== input.value) {
      input.value = shown;
      input.setSelectionRange(before.length, before.length);
    }
    setTypedGroups(countTyped(shown, groups).groups);
  };

  return (
    <TextInput
      ref={inputRef}
      label={label}
      description={
        hint === undefined
          ? `${typedGroups} of ${groups} groups. Spaces come by themselves; O and 0, I and 1 are taken as the same.`
          : hint
      }
      error={error}
      disabled={disabled}
      autoFocus={autoFocus}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      placeholder={isOne ? 'XXXX' : 'XXXX XXXX XXXX …'}
      classNames={{ input: 'recovery-typing' }}
      onInput={onInput}
    />
  );
}
