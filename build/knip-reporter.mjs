/**
 * What knip found as lines for a person, and how many files it read, for the guard in check.mjs.
 * @param {{ issues: Record<string, unknown>, counters: { total: number, processed: number } }} result
 */
export default function report({ issues, counters }) {
  for (const [kind, found] of Object.entries(issues)) {
    for (const issue of namedIssues(found)) console.log(`unused ${kind}: ${issue}`);
  }
  console.log(`knip read ${counters.total} files`);
}

/**
 * Knip nests issues by file and name; the innermost objects carry `filePath` and `symbol`.
 * @param {unknown} found
 * @returns {string[]}
 */
function namedIssues(found) {
  if (found instanceof Set) return [...found].map(String);
  if (typeof found !== 'object' || found === null) return [];
  // Both are strings in every version seen; String() says so to the type checker.
  if ('filePath' in found && 'symbol' in found) {
    return [`${String(found.filePath)} ${String(found.symbol)}`];
  }
  return Object.values(found).flatMap(namedIssues);
}
