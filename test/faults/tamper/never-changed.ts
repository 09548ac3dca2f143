/** What any start may write: how far the journal was verified, failed tries. Neither is anybody's record. */
const OWN_NOTES = /^(journal-marks\.json|state\.json)$/;

/** Files that are no longer what they were, though nothing allowed it. What is new beside them is not counted. */
export function forbidden(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  mends?: RegExp,
): readonly string[] {
  return [...before]
    .filter(([name, hash]) => after.get(name) !== hash)
    .map(([name]) => name)
    .filter((name) => !OWN_NOTES.test(name) && !(mends?.test(name) ?? false));
}
