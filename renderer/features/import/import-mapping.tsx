import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { importTarget, type ImportTarget } from '../../domain/import-run';
import {
  headerKeyOf,
  guessMapping,
  mappingProblems,
  type ColumnMapping,
} from '../../domain/import/import-mapping';
import type { DateOrder } from '../../domain/date-reading';
import { Card } from '../../ui/card';
import { Progress } from '../../ui/progress';
import { unsavedSentence } from '../../ui/unsaved';
import { useLongAct } from '../../ui/use-long-act';
import { useToday, useVault, useView } from '../../ui/vault-link';
import type { ImportOutcomeRows } from '../../vault/api';
import { ENCODING_NAMES, type Encoding } from './decode-file';
import { dateOrderLikeLast, guessDateOrder, guessTarget } from './guess-import';
import { ImportPreview } from './import-preview';
import { DATE_ORDER_OPTIONS, TARGET_OPTIONS } from './import-words';
import { MappingTable } from './mapping-table';
import type { ImportFile } from './use-import-file';

interface Choice {
  readonly target: ImportTarget;
  readonly mapping: ColumnMapping;
  readonly dateOrder: DateOrder;
}

/** Columns to fields; a file with the same header is mapped as last time. */
export function ImportMapping({
  file,
  onEncoding,
  onImported,
  onCancel,
}: {
  readonly file: ImportFile;
  readonly onEncoding: (encoding: Encoding) => void;
  readonly onImported: (result: ImportOutcomeRows) => void;
  readonly onCancel: () => void;
}) {
  const vault = useVault();
  const today = useToday();
  const practice = useView({ name: 'practice', args: {} });
  const runs = useView({ name: 'import-runs', args: {} });
  const act = useLongAct();
  const [changed, setChanged] = useState<Choice | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const zone = practice?.zone ?? 'Europe/London';
  const { headers, rows } = file.table;
  const headerKey = headerKeyOf(headers);

  const start = useMemo<Choice>(() => {
    const remembered = runs?.find((run) => run.headerKey === headerKey);
    if (remembered !== undefined) {
      const { target, mapping, dateOrder } = remembered;
      return { target, mapping, dateOrder: dateOrderLikeLast(dateOrder, target, mapping, rows, today, zone) };
    }
    return guessed(guessTarget(headers, rows, today, zone));
    function guessed(target: ImportTarget): Choice {
      const mapping = guessMapping(headers, target);
      return { target, mapping, dateOrder: guessDateOrder(target, mapping, rows, today, zone) };
    }
  }, [runs, headerKey, headers, rows, today, zone]);
  const choice = changed ?? start;
  const problems = mappingProblems(choice.target, choice.mapping, headers);
  const setTarget = (value: string | null) => {
    const target = importTarget.parse(value ?? choice.target);
    const mapping = guessMapping(headers, target);
    setChanged({ target, mapping, dateOrder: guessDateOrder(target, mapping, rows, today, zone) });
  };

  const run = async () => {
    setFailure(null);
    const outcome = await act.run((onProgress, token) =>
      vault.importRows({ ...choice, headerKey, rows }, onProgress, token),
    );
    if (outcome === null) return;
    if (outcome.kind === 'imported') onImported(outcome);
    else if (outcome.kind === 'cancelled')
      setFailure('Cancelled. What this import had brought in was taken back.');
    else setFailure(unsavedSentence(outcome) ?? 'Not imported. Try again.');
  };

  return (
    <>
      <Card>
        <div className="fields-row">
          <Select
            label="What the file holds"
            autoComplete="off"
            allowDeselect={false}
            data={TARGET_OPTIONS}
            value={choice.target}
            onChange={setTarget}
          />
          <Select
            label="Dates in the file"
            autoComplete="off"
            allowDeselect={false}
            data={DATE_ORDER_OPTIONS}
            value={choice.dateOrder}
            onChange={(value) =>
              setChanged({
                ...choice,
                dateOrder: value === 'day-first' || value === 'month-first' ? value : 'iso',
              })
            }
          />
          <Select
            label="Encoding"
            description={file.decoded.because === 'guess' ? 'Guessed: look at the names below.' : undefined}
            error={
              file.decoded.unreadable > 0
                ? `${file.decoded.unreadable} characters cannot be read this way: choose another encoding`
                : undefined
            }
            autoComplete="off"
            allowDeselect={false}
            data={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
            value={file.decoded.encoding}
            onChange={(value) => onEncoding(ENCODINGS.find((one) => one === value) ?? 'utf-8')}
          />
        </div>
        {file.table.uneven.length === 0 ? null : (
          <p className="small import-uneven">
            {file.table.uneven.length.toLocaleString('en-GB')} rows have more or fewer cells than the header,
            first in row {file.table.uneven[0]}. Look at them before you import.
          </p>
        )}
        <MappingTable
          target={choice.target}
          headers={headers}
          rows={rows}
          mapping={choice.mapping}
          onChange={(mapping) => setChanged({ ...choice, mapping })}
        />
        <div className="form-foot">
          <Button onClick={() => void run()} disabled={problems.length > 0 || act.running !== null}>
            Import {rows.length.toLocaleString('en-GB')} rows
          </Button>
          <Button variant="default" onClick={onCancel} disabled={act.running !== null}>
            Choose another file
          </Button>
          <p className="form-outcome" role="status" data-tone="risk">
            {failure ?? problems.join(' ')}
          </p>
        </div>
        <Progress act={act} said="Importing" />
      </Card>
      {problems.length > 0 ? null : (
        <ImportPreview
          target={choice.target}
          rows={rows}
          setting={{ mapping: choice.mapping, dateOrder: choice.dateOrder, zone, today }}
        />
      )}
    </>
  );
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
