import { Button } from '@mantine/core';
import type { TodayView } from '../../vault/api';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { dayOf, showDay, showDaysAgo } from '../../ui/dates';
import { goTo } from '../../ui/navigation';
import { countWithin } from '../../ui/words';
import './today.css';

/** How safe the records are if this laptop is gone tomorrow. */
export function BackupCard({
  drives,
  today,
}: {
  readonly drives: TodayView['drives'];
  readonly today: string;
}) {
  return (
    <Card title="Backup" rows>
      {drives.map((drive) => (
        <div className="card-row" key={drive.id}>
          <div className="due-text">
            <span className="due-head">
              {drive.label} <Verdict verdict={drive.lastVerdict} />
            </span>
            <span className="small muted">{sentence(drive, today)}</span>
          </div>
        </div>
      ))}
      <div className="card-row">
        <div className="due-text">
          <span className="small muted">
            {drives.length === 0
              ? 'Everything is on this laptop only. Choose a drive that is kept elsewhere.'
              : 'Plug it in and it runs by itself.'}
          </span>
          <span>
            <Button size="xs" variant="default" onClick={() => goTo('/backup')}>
              {drives.length === 0 ? 'Choose a drive' : 'Open backup'}
            </Button>
          </span>
        </div>
      </div>
    </Card>
  );
}

function Verdict({ verdict }: { readonly verdict: TodayView['drives'][number]['lastVerdict'] }) {
  switch (verdict) {
    case 'proven':
      return <Chip tone="good">Proven</Chip>;
    case 'copied':
      return <Chip tone="due">Copied, not yet proven</Chip>;
    case 'failed':
      return <Chip tone="risk">Failed</Chip>;
    case null:
      return <Chip>Never used</Chip>;
  }
}

function sentence(drive: TodayView['drives'][number], today: string): string {
  const parts = [
    drive.lastCopyAt === null
      ? 'No copy yet.'
      : `Last copy ${showDaysAgo(dayOf(new Date(drive.lastCopyAt)), today)}, ${countWithin(drive.records, 'record')}.`,
    drive.lastPracticeRestoreAt === null
      ? 'Restore not practised yet.'
      : `Restore practised ${showDay(dayOf(new Date(drive.lastPracticeRestoreAt)))}.`,
  ];
  if (drive.keptWhere !== '') parts.push(`Kept: ${drive.keptWhere}.`);
  return parts.join(' ');
}
