import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../ui/card';
import { Page } from '../../ui/page';
import type { ImportOutcomeRows } from '../../vault/api';
import { ImportMapping } from './import-mapping';
import { ImportResult } from './import-result';
import { PastImports } from './past-imports';
import { useImportFile } from './use-import-file';
import './import.css';

/** Brings a table from another program in: choose, map the columns, see what would be refused, import; undo as a whole. */
export function ImportScreen() {
  const { state, read, readAs, clear } = useImportFile();
  const [result, setResult] = useState<ImportOutcomeRows | null>(null);
  const startAgain = () => {
    setResult(null);
    clear();
  };
  return (
    <Page
      heading="Import"
      subtitle="Clients, appointments, questionnaire totals or notes from a CSV file. The file itself is not changed."
    >
      {result !== null ? (
        <ImportResult result={result} onAgain={startAgain} />
      ) : state.kind === 'read' ? (
        <ImportMapping
          file={state.file}
          onEncoding={(encoding) => readAs(state.file.bytes, encoding)}
          onImported={setResult}
          onCancel={startAgain}
        />
      ) : (
        <Card>
          <p>
            Save the list of the other program as CSV and choose it here. Columns are recognised where their
            names allow, and you see every row that would be refused before anything is imported.
          </p>
          {state.kind === 'failed' ? (
            <p role="alert" className="form-outcome" data-tone="risk">
              {state.why}
            </p>
          ) : null}
          <FileButton
            accept=".csv,.txt,.tsv,text/csv"
            onChange={(file) => (file === null ? undefined : void read(file))}
            inputProps={{ 'aria-label': 'CSV file' }}
          >
            {(props) => (
              <Button {...props} loading={state.kind === 'reading'}>
                Choose a CSV file
              </Button>
            )}
          </FileButton>
        </Card>
      )}
      <PastImports />
    </Page>
  );
}
