import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DueItem } from '../../vault/api';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { showDay } from '../../ui/dates';
import { Empty } from '../../ui/empty';
import { goTo } from '../../ui/navigation';
import { countWithin } from '../../ui/words';
import './today.css';

/** What falls due, each with the place where it is dealt with. */
export function DueCard({ items }: { readonly items: readonly DueItem[] }) {
  if (items.length === 0) {
    return (
      <Card title="Falls due">
        <Empty>Nothing falls due. Requests, reviews and records to destroy will stand here.</Empty>
      </Card>
    );
  }
  return (
    <Card title="Falls due" rows>
      {items.map((item) => (
        <div className="card-row" key={keyOf(item)}>
          <div className="due-text">{describe(item)}</div>
        </div>
      ))}
    </Card>
  );
}

function keyOf(item: DueItem): string {
  if (item.kind === 'risk-open') return `${item.kind} ${item.personId}`;
  return 'placeLabel' in item ? `${item.kind} ${item.placeLabel ?? ''}` : item.kind;
}

function describe(item: DueItem): ReactNode {
  switch (item.kind) {
    case 'retention':
      return line(
        `${item.count} ${item.count === 1 ? 'record' : 'records'} to review`,
        '/retention',
        item.held === 0
          ? 'Their time has come. Each says why.'
          : `Their time has come; ${countWithin(item.held, 'more is held', 'more are held')}.`,
      );
    case 'needs-date-of-birth':
      return line(
        `${item.count} ${item.count === 1 ? 'client needs' : 'clients need'} a date of birth`,
        '/retention',
        'Without it no one can say how long the record is kept.',
      );
    case 'backup':
      return line(
        item.daysSince === null ? 'No backup yet' : 'Back up',
        '/backup',
        item.daysSince === null
          ? 'Everything is on this laptop only.'
          : `Last copy ${item.placeLabel === null ? '' : `to ${item.placeLabel} `}${item.daysSince} days ago.`,
        <Chip tone="due">Due</Chip>,
      );
    case 'practice-restore':
      return line('Practice restore', '/backup', `Once a month ${item.placeLabel} proves that it restores.`);
    case 'drive-lags':
      return line(
        item.placeLabel,
        '/backup',
        'It can still open what was destroyed since its last copy. Connect it and back up.',
      );
    case 'risk-open':
      return line(
        item.name,
        `/clients/${item.personId}`,
        `Open since ${showDay(item.since)}.`,
        <Chip tone="risk">Risk open</Chip>,
      );
  }
}

function line(head: string, path: string, text: string, chip?: ReactNode): ReactNode {
  return (
    <>
      <span className="due-head">
        <Anchor component="button" type="button" className="session-link" onClick={() => goTo(path)}>
          {head}
        </Anchor>
        {chip}
      </span>
      <span className="small muted">{text}</span>
    </>
  );
}
