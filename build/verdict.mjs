/**
 * A tool passes only when it found nothing and looked at everything; green over too few files is a failure.
 * @param {{ passed: boolean, examined: number, expected: number }} report
 * @returns {'ok' | 'FAILED' | 'FAILED (examined too few)'}
 */
export function verdictOf({ passed, examined, expected }) {
  if (examined === 0 || examined < expected) return 'FAILED (examined too few)';
  return passed ? 'ok' : 'FAILED';
}
