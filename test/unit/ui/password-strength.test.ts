import { describe, expect, test } from 'vitest';
import { PASSPHRASE_BITS } from '../../../renderer/domain/passphrase';
import { estimateStrength, strengthOf } from '../../../renderer/ui/password-strength';

describe('strength', () => {
  test('when a password is on every list, then it is weak, however long', async () => {
    const strength = await estimateStrength('passwordpassword', []);
    expect(strength.word).toBe('Weak');
    expect(strength.tone).toBe('risk');
  });

  test('when the name of the practice is the password, then knowing it makes it weak', async () => {
    const known = await estimateStrength('harbour counselling', ['Harbour Counselling']);
    expect(known.word).toBe('Weak');
  });

  test('when it is a sentence nobody lists, then it is strong', async () => {
    const strength = await estimateStrength('the heron forgot eleven umbrellas', []);
    expect(strength.tone).toBe('good');
  });

  test('when it is made of emoji, then it is estimated like any other', async () => {
    const strength = await estimateStrength('🦊🌧️🚲🍋🪁🐢🎻🧭', []);
    expect(['Weak', 'Fair', 'Strong', 'Very strong']).toContain(strength.word);
  });

  test('when five words are generated, then guessing them takes thousands of years', () => {
    expect(strengthOf(2 ** PASSPHRASE_BITS / 2)).toMatchObject({ word: 'Very strong' });
  });

  test('when the time is said, then it is in words a person can weigh', () => {
    expect(strengthOf(10_000 * 30).said).toContain('less than a minute');
    expect(strengthOf(10_000 * 7200).said).toContain('2 hours');
    expect(strengthOf(10_000 * 31_557_600 * 3).said).toContain('3 years');
  });
});
