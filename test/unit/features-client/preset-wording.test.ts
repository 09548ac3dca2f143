import { describe, expect, test } from 'vitest';
import { presetWording, unfilledParts, versionFor } from '../../../renderer/features/consents/preset-wording';

const TODAY = '23 Nov 2026';

describe('the words of a consent', () => {
  const preset = presetWording('contact-gp', 'Willow Practice');

  test('when the preset is taken, then the practice is named in it and what is missing stands in brackets', () => {
    expect(preset.wording).toContain('Willow Practice');
    expect(preset.wording).not.toContain('{practice}');
    expect(unfilledParts(preset.wording)).toEqual(['name of GP or surgery']);
  });

  test('when only the names were filled in, then it is still the preset’s version', () => {
    const filled = preset.wording.replace('[name of GP or surgery]', 'Dr Grey, Elm Surgery');

    expect(unfilledParts(filled)).toEqual([]);
    expect(versionFor(filled, preset, TODAY)).toBe(preset.version);
  });

  test('when a sentence was changed, then it is a version of its own', () => {
    const changed = `${preset.wording} Only by letter.`;

    expect(versionFor(changed, preset, TODAY)).toBe(`${preset.version}, adapted 23 Nov 2026`);
  });

  test('when the preset has nothing to fill in, then every change makes a version of its own', () => {
    const agreement = presetWording('treatment-agreement', 'Willow Practice');

    expect(versionFor(agreement.wording, agreement, TODAY)).toBe(agreement.version);
    expect(versionFor(agreement.wording.replace('I agree', 'We agree'), agreement, TODAY)).toContain(
      'adapted',
    );
  });
});
