import { describe, expect, test } from 'vitest';
import { refusedPaste, tooLong } from '../../../renderer/features/notes/text-limit';

describe('a text that is too long', () => {
  test('when a paste of ten million characters comes, then it is refused as a whole and says what to do', () => {
    expect(refusedPaste(140, 10_000_000, 200_000)).toContain('Your text is as it was');
    expect(refusedPaste(140, 199_860, 200_000)).toBeNull();
  });

  test('when typing goes over the limit, then it says by how much and nothing is cut off', () => {
    expect(tooLong(200_001, 200_000)).toContain('1 characters longer');
    expect(tooLong(200_000, 200_000)).toBeNull();
  });
});
