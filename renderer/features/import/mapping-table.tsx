import { Select, Table } from '@mantine/core';
import type { ImportTarget } from '../../domain/import-run';
import { IMPORT_FIELDS } from '../../domain/import/import-fields';
import type { ColumnMapping } from '../../domain/import/import-mapping';
import type { CsvRow } from '../../domain/import/import-row';

/** Which column fills which field, with the first value that stands in it. */
export function MappingTable({
  target,
  headers,
  rows,
  mapping,
  onChange,
}: {
  readonly target: ImportTarget;
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}) {
  const choose = (field: string, column: string | null) => {
    const { [field]: _removed, ...rest } = mapping;
    onChange(column === null ? rest : { ...rest, [field]: column });
  };
  return (
    <Table className="import-table" aria-label="Columns of the file">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Field</Table.Th>
          <Table.Th>Column of the file</Table.Th>
          <Table.Th>For example</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {IMPORT_FIELDS[target].map(({ field, label, mandatory, hint }) => (
          <Table.Tr key={field}>
            <Table.Td>
              <strong>{label}</strong>
              {mandatory ? <span className="small muted"> needed</span> : null}
              {hint === '' ? null : <div className="small muted">{hint}</div>}
            </Table.Td>
            <Table.Td>
              <Select
                aria-label={`Column for ${label}`}
                placeholder="Not imported"
                autoComplete="off"
                clearable
                searchable
                data={[...headers]}
                value={mapping[field] ?? null}
                onChange={(column) => choose(field, column)}
              />
            </Table.Td>
            <Table.Td className="import-example">{exampleOf(rows, mapping[field])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function exampleOf(rows: readonly CsvRow[], column: string | undefined): string {
  if (column === undefined) return '';
  const value = rows
    .slice(0, 100)
    .map((row) => row[column] ?? '')
    .find((cell) => cell.trim() !== '');
  return value === undefined ? 'always empty' : value.slice(0, 60);
}
