import type { TimeLineRow, Vault } from '../../vault/api';

/** More rows than one person gathers in a working life. */
const ALL = 100_000;

/** Where a record stands on the time line. An amendment stands in its note; null when the record is not here. */
export async function findOnTimeLine(
  vault: Vault,
  personId: string,
  recordId: string,
): Promise<{ readonly row: TimeLineRow; readonly index: number } | null> {
  const { rows } = await vault.ask({ name: 'time-line', args: { personId, kinds: [], from: 0, count: ALL } });
  const index = rows.findIndex(({ id }) => id === recordId);
  const row = rows[index];
  if (row !== undefined) return { row, index };
  for (const [at, candidate] of rows.entries()) {
    if (candidate.kind !== 'note' || candidate.amendments === 0) continue;
    const full = await vault.ask({ name: 'note', args: { id: candidate.id } });
    if (full?.amendments.some(({ id }) => id === recordId)) return { row: candidate, index: at };
  }
  return null;
}
