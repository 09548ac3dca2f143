import { expect, test } from 'vitest';
import { countTyped, showRecoveryTyping } from '../../../renderer/ui/recovery-typing';

test('when a key is typed in any shape, then it stands in groups of four capitals', () => {
  expect(showRecoveryTyping('7k2mq9xd')).toBe('7K2M Q9XD');
  expect(showRecoveryTyping('7k2m-q9xd 5')).toBe('7K2M Q9XD 5');
});

test('when letters stand for digits, then they are read as the digits', () => {
  expect(showRecoveryTyping('oOiIlL')).toBe('0011 11');
});

test('when signs are typed that no key has, then they are left out', () => {
  expect(showRecoveryTyping('7u!2ü_k')).toBe('72K');
});

test('when more is typed than the key has, then the rest is left out', () => {
  const key = 'A'.repeat(40);
  expect(showRecoveryTyping(key).replaceAll(' ', '')).toHaveLength(36);
  expect(countTyped(key)).toEqual({ groups: 9, isWhole: true });
  expect(countTyped('7K2M Q9')).toEqual({ groups: 1, isWhole: false });
  expect(showRecoveryTyping('ABCDE', 1)).toBe('ABCD');
});
