import { type Planner, refusedRow, type RowPlan } from './row-plan';
import { ClientFinder } from './client-finder';
import type { CsvRow, RowSetting } from '../../../domain/import/import-row';
import { readMeasureRow } from '../../../domain/import/read-measure-row';
import type { Workroom } from '../workroom';

/** Totals of questionnaires of clients who are there. */
export function planMeasures(room: Workroom, setting: RowSetting): Planner {
  const clients = new ClientFinder(room);
  const references = new Set(Array.from(room.cabinet.measures.all(), ({ importedAs }) => importedAs));
  references.delete('');
  const plan = (row: CsvRow): RowPlan => {
    const read = readMeasureRow(row, setting);
    if (read.kind === 'refused') {
      return read;
    }
    const { client, result } = read.value;
    const found = clients.find(client);
    if (found.kind === 'unknown') {
      return refusedRow('client', found.reason);
    }
    if (references.has(result.importedAs)) {
      return refusedRow('reference', 'This total is there already');
    }
    if (result.importedAs !== '') {
      references.add(result.importedAs);
    }
    return {
      kind: 'ok',
      records: [{ kind: 'measure-result', id: room.store.newId(), personId: found.personId, ...result }],
    };
  };
  return { plan, atEnd: () => [] };
}
