import type { Target } from '../engine/target';

/**
 * The control: a reader with a bug behind two comparisons that only follow each other. Chance alone meets both about once in a
 * million inputs; a loop that keeps what gets past the first finds the second.
 */
export const planted: Target = {
  name: 'planted bug',
  seeds: [new Uint8Array(4)],
  run(input) {
    if (input[1] !== 0x4b) return;
    if (input[3] !== 0xd3) return;
    throw new TypeError('planted');
  },
};
