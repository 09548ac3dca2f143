import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../renderer/features/import/parse-table';

describe('a table that is read', () => {
  it('when two columns have one name and a third is called like the second, then no cell is lost', () => {
    const table = parseTable('Name,Name,Name (2)\nAda,Bo,Cy');

    expect(table).toMatchObject({
      kind: 'table',
      rows: [{ Name: 'Ada', 'Name (2)': 'Bo', 'Name (2) (2)': 'Cy' }],
    });
  });

  it('when few bytes would become very many cells, then it is refused', () => {
    expect(parseTable(`${'a,'.repeat(1500)}a\n${'1\n'.repeat(30_000)}`).kind).toBe('too-large');
  });

  it('when it has more columns than any table, then it is refused', () => {
    expect(parseTable(`a${',a'.repeat(5000)}\n1`).kind).toBe('too-large');
  });
});
