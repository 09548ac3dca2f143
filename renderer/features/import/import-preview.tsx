import { Table } from '@mantine/core';
import type { ImportTarget } from '../../domain/import-run';
import { IMPORT_FIELDS } from '../../domain/import/import-fields';
import type { CsvRow, RowSetting } from '../../domain/import/import-row';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { rowErrors } from './guess-import';

const SHOWN = 8;
const CHECKED = 2000;

/** The first rows as they would come in, and how many of the first rows would be refused and why. */
export function ImportPreview({
  target,
  rows,
  setting,
}: {
  readonly target: ImportTarget;
  readonly rows: readonly CsvRow[];
  readonly setting: RowSetting;
}) {
  const fields = IMPORT_FIELDS[target].filter(({ field }) => setting.mapping[field] !== undefined);
  const checked = rows.slice(0, CHECKED);
  const refused = checked
    .map((row, at) => ({ row: at + 1, errors: rowErrors(row, target, setting) }))
    .filter(({ errors }) => errors.length > 0);
  return (
    <Card
      title={`Preview: first ${Math.min(SHOWN, rows.length)} of ${rows.length.toLocaleString('en-GB')} rows`}
    >
      <div className="import-scroll">
        <Table aria-label="Preview">
          <Table.Thead>
            <Table.Tr>
              {fields.map(({ field, label }) => (
                <Table.Th key={field}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, SHOWN).map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows of a file have no other name than their place
              <Table.Tr key={at}>
                {fields.map(({ field }) => (
                  <Table.Td key={field} className="import-example">
                    {(row[setting.mapping[field] ?? ''] ?? '').slice(0, 80)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <p className="small import-verdict">
        {refused.length === 0 ? (
          <Chip tone="good">
            No row of the first {checked.length.toLocaleString('en-GB')} would be refused
          </Chip>
        ) : (
          <Chip tone="due">
            {refused.length.toLocaleString('en-GB')} of the first {checked.length.toLocaleString('en-GB')}{' '}
            rows would be refused
          </Chip>
        )}
      </p>
      <ul className="import-refusals small">
        {refused.slice(0, 5).map(({ row, errors }) => (
          <li key={row}>
            Row {row}: {errors.map(({ reason }) => reason).join('; ')}.
          </li>
        ))}
      </ul>
    </Card>
  );
}
