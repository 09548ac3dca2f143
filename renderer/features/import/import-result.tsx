import { Button, Table } from '@mantine/core';
import type { ImportOutcomeRows } from '../../vault/api';
import { Card } from '../../ui/card';
import { goTo } from '../../ui/navigation';

const SHOWN = 500;

/** What came in and what did not, row by row, with the reason. */
export function ImportResult({
  result,
  onAgain,
}: {
  readonly result: ImportOutcomeRows;
  readonly onAgain: () => void;
}) {
  return (
    <Card>
      <p role="status">
        <strong>{result.imported.toLocaleString('en-GB')} imported</strong>,{' '}
        {result.refused.length.toLocaleString('en-GB')} refused.{' '}
        {result.refused.length === 0
          ? ''
          : 'Refused rows changed nothing; mend them in the file and import it again: what is already here is not doubled.'}
      </p>
      {result.refused.length === 0 ? null : (
        <div className="import-scroll">
          <Table aria-label="Refused rows">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Row</Table.Th>
                <Table.Th>Field</Table.Th>
                <Table.Th>Why</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {result.refused.slice(0, SHOWN).map((refusal) => (
                <Table.Tr key={`${refusal.row} ${refusal.field} ${refusal.reason}`}>
                  <Table.Td>{refusal.row}</Table.Td>
                  <Table.Td>{refusal.field}</Table.Td>
                  <Table.Td>{refusal.reason}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {result.refused.length > SHOWN ? (
            <p className="small muted">And {(result.refused.length - SHOWN).toLocaleString('en-GB')} more.</p>
          ) : null}
        </div>
      )}
      <div className="form-foot">
        <Button onClick={onAgain}>Import another file</Button>
        <Button variant="default" onClick={() => goTo('/clients')}>
          Open clients
        </Button>
      </div>
    </Card>
  );
}
