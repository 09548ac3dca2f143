import { Anchor, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Card } from '../../ui/card';
import { goTo } from '../../ui/navigation';
import type { RetentionRow } from '../../vault/api';
import { countsInWords } from '../../domain/kind-words';
import './retention.css';

const STEP = 50;

/** Records with the sentence that says why they stand here. */
export function RetentionList({
  title,
  rows,
  empty,
  action,
}: {
  readonly title: string;
  readonly rows: readonly RetentionRow[];
  readonly empty: ReactNode;
  readonly action?: { readonly label: string; readonly run: (row: RetentionRow) => void };
}) {
  const [shown, setShown] = useState(STEP);
  if (rows.length === 0) return empty === null ? null : <Card title={title}>{empty}</Card>;
  return (
    <Card title={`${title}: ${rows.length.toLocaleString('en-GB')}`} rows>
      <ul className="retention-list" aria-label={title}>
        {rows.slice(0, shown).map((row) => (
          <li className="card-row" key={row.personId}>
            <span className="retention-text">
              <Anchor
                component="button"
                type="button"
                className="retention-name"
                onClick={() => goTo(`/clients/${row.personId}`)}
              >
                {row.name}
              </Anchor>
              <span>{row.finding.why}</span>
              <span className="small muted">{countsInWords(row.counts)}</span>
            </span>
            {action === undefined ? null : (
              <Button
                size="xs"
                variant="default"
                aria-label={`${action.label} the records of ${row.name}`}
                onClick={() => action.run(row)}
              >
                {action.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rows.length > shown ? (
        <div className="card-row">
          <Button size="xs" variant="default" onClick={() => setShown(shown + STEP)}>
            Show {Math.min(STEP, rows.length - shown)} more
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
