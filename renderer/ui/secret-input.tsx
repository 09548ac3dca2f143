import { PasswordInput } from '@mantine/core';
import type { ComponentProps, Ref } from 'react';

type Props = Omit<ComponentProps<typeof PasswordInput>, 'value' | 'defaultValue' | 'ref'> & {
  readonly inputRef: Ref<HTMLInputElement>;
};

/** A password field that React never knows the content of: read it with `takeSecret`, which empties it at once. */
export function SecretInput({ inputRef, ...rest }: Props) {
  return (
    <PasswordInput
      {...rest}
      ref={inputRef}
      autoComplete="off"
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed', tabIndex: 0 }}
    />
  );
}

/** What the field holds; the field is empty afterwards. */
export function takeSecret(input: HTMLInputElement | null): string {
  if (input === null) return '';
  const secret = input.value;
  input.value = '';
  return secret;
}

/** Puts a generated secret into the field. */
export function putSecret(input: HTMLInputElement | null, secret: string): void {
  if (input !== null) input.value = secret;
}
