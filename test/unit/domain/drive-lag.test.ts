import { describe, expect, it } from 'vitest';
import { placeHoldsDestroyed, stillHoldsDestroyed } from '../../../renderer/domain/drive-lag';
import { moment } from '../../fixtures/days';

const monday = moment('2026-11-23T09:00:00.000Z');
const tuesday = moment('2026-11-24T09:00:00.000Z');

describe('a drive and what was destroyed', () => {
  it('when records were destroyed after its last copy, then it still holds their keys', () => {
    expect(stillHoldsDestroyed({ lastCopyAt: monday, destroyedUpTo: null }, [{ destroyedAt: tuesday }])).toBe(
      true,
    );
    expect(
      stillHoldsDestroyed({ lastCopyAt: monday, destroyedUpTo: monday }, [{ destroyedAt: tuesday }]),
    ).toBe(true);
  });

  it('when only the laptop remembers a copy there, then after any destruction it is named', () => {
    const place = { lastCopyAt: monday };
    const drive = { lastCopyAt: null, destroyedUpTo: null };

    expect(placeHoldsDestroyed(place, undefined, [{ destroyedAt: tuesday }])).toBe(true);
    expect(placeHoldsDestroyed(place, drive, [{ destroyedAt: tuesday }])).toBe(true);
    expect(placeHoldsDestroyed(place, undefined, [])).toBe(false);
    expect(placeHoldsDestroyed({ lastCopyAt: null }, undefined, [{ destroyedAt: tuesday }])).toBe(false);
  });

  it('when it took over the last destruction, then it holds nothing of it', () => {
    expect(
      stillHoldsDestroyed({ lastCopyAt: tuesday, destroyedUpTo: tuesday }, [{ destroyedAt: monday }]),
    ).toBe(false);
  });

  it('when it never took a copy, then it holds nothing', () => {
    expect(stillHoldsDestroyed({ lastCopyAt: null, destroyedUpTo: null }, [{ destroyedAt: monday }])).toBe(
      false,
    );
  });
});
