import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { assertNever } from '../../domain/assert-never';
import type { RetentionFinding } from '../../domain/retention';
import type { ClientView } from '../../vault/api';
import { Chip } from '../../ui/chip';
import { showDay, showLocalDateTime, showShortDay } from '../../ui/dates';
import { SCROLLS } from '../../ui/scrolls';
import type { ClientPanel } from './client-panel';
import { consentChips } from './consent-chips';
import { allReach, firstReach } from './reach-in-words';
import { HOLD_REASON } from './time-line-words';

/** Who, how to reach them safely, what comes next, until when it is kept; risk, consents and holds as words. */
export function ClientHeader({
  client,
  onOpen,
  actions,
}: {
  readonly client: ClientView;
  readonly onOpen: (panel: ClientPanel) => void;
  readonly actions: ReactNode;
}) {
  const { person, age, nextSession, retention } = client;
  return (
    <header className="client-head">
      <div className="client-who">
        <h1 tabIndex={-1}>{person.name}</h1>
        <p className="client-facts">
          <WhoFact age={age} pronouns={person.pronouns} preferredName={person.preferredName} />
          <ReachFact client={client} />
          <span>
            Next session{' '}
            {nextSession === null ? (
              'not planned'
            ) : (
              <strong>{showLocalDateTime(nextSession.startsAt)}</strong>
            )}
          </span>
          <KeepFact finding={retention} />
          <AttendanceFact attendance={client.attendance} />
        </p>
      </div>
      <div className="client-side">
        {actions}
        <div className="client-chips">
          <StatusChip episodes={client.episodes} />
          {client.riskOpenSince === null ? null : (
            <Chip tone="risk">Risk open since {showShortDay(client.riskOpenSince)}</Chip>
          )}
          {client.holds
            .filter(({ liftedOn }) => liftedOn === null)
            .map(({ id, reason }) => (
              <Chip key={id} tone="due" onClick={() => onOpen({ kind: 'hold' })}>
                Held: {HOLD_REASON[reason]}
              </Chip>
            ))}
          {consentChips(client.consentsInForce, client.consentsRefused).map(({ id, tone, said }) => (
            <Chip key={id} tone={tone} onClick={() => onOpen({ kind: 'consents', consentId: id })}>
              {said}
            </Chip>
          ))}
        </div>
      </div>
    </header>
  );
}

function WhoFact({
  age,
  pronouns,
  preferredName,
}: {
  readonly age: number | null;
  readonly pronouns: string;
  readonly preferredName: string;
}) {
  const rest = [pronouns, preferredName === '' ? '' : `called ${preferredName}`].filter(
    (part) => part !== '',
  );
  return (
    <span>
      {age === null ? 'Age not known' : <strong>{age}</strong>}
      {rest.length === 0 ? '' : `, ${rest.join(', ')}`}
    </span>
  );
}

function ReachFact({ client }: { readonly client: ClientView }) {
  const first = firstReach(client.person);
  const all = allReach(client.person);
  if (all.length === 0) return <span>No way to reach them is kept</span>;
  return (
    <span>
      {first === null ? (
        <strong>Not by phone or e-mail</strong>
      ) : (
        <>
          {first.how}: <strong className="figures">{first.where}</strong>
        </>
      )}{' '}
      <Popover position="bottom-start" shadow="md" width={340} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className="client-why">all ways</UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <dl className="client-reach">
            {all.map(({ how, where }) => (
              <div key={`${how} ${where}`}>
                <dt>{how}</dt>
                <dd className="figures">{where}</dd>
              </div>
            ))}
          </dl>
          <p className="small muted">
            {client.person.lastConfirmedOn === null
              ? 'Never confirmed with them since it was written down.'
              : `Confirmed with them on ${showDay(client.person.lastConfirmedOn)}.`}
          </p>
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}

function KeepFact({ finding }: { readonly finding: RetentionFinding }) {
  return (
    <span>
      {keepInWords(finding)}{' '}
      <Popover position="bottom-start" shadow="md" width={360} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className="client-why">why</UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <p className="client-why-sentence" {...SCROLLS}>
            {finding.why}
          </p>
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}

function keepInWords(finding: RetentionFinding): ReactNode {
  switch (finding.kind) {
    case 'due-on':
      return (
        <>
          {finding.isDue ? 'Due for review since' : 'Keep until'} <strong>{showDay(finding.on)}</strong>
        </>
      );
    case 'held':
      return <strong>Kept by a hold</strong>;
    case 'needs-date-of-birth':
      return <strong>Keep: date of birth missing</strong>;
    case 'keep-indefinitely':
      return <strong>Kept without end</strong>;
    case 'open':
      return finding.on === null ? (
        'Kept while the work goes on'
      ) : (
        <>
          Keep until <strong>{showDay(finding.on)}</strong> at least
        </>
      );
    default:
      return assertNever(finding);
  }
}

function AttendanceFact({ attendance }: { readonly attendance: ClientView['attendance'] }) {
  const { attended, didNotAttend, cancelledByClient, cancelledByTherapist } = attendance;
  const parts = [
    `${attended} attended`,
    ...(didNotAttend === 0 ? [] : [`${didNotAttend} not attended`]),
    ...(cancelledByClient === 0 ? [] : [`${cancelledByClient} cancelled`]),
    ...(cancelledByTherapist === 0 ? [] : [`${cancelledByTherapist} cancelled by you`]),
  ];
  return <span className="figures">{parts.join(', ')}</span>;
}

function StatusChip({ episodes }: { readonly episodes: ClientView['episodes'] }) {
  if (episodes.some(({ status }) => status === 'active')) return null;
  const latest = [...episodes].sort((a, b) => b.startedOn.localeCompare(a.startedOn))[0];
  if (latest === undefined) return <Chip>Not a client</Chip>;
  switch (latest.status) {
    case 'active':
      return null;
    case 'waiting':
      return <Chip tone="due">Waiting</Chip>;
    case 'ended':
      return <Chip>{latest.endedOn === null ? 'Ended' : `Ended ${showDay(latest.endedOn)}`}</Chip>;
    case 'archived':
      return <Chip>Archived</Chip>;
    default:
      return assertNever(latest.status);
  }
}
