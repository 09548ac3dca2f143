import type { ClientRow } from '../../vault/api';
import { Chip } from '../../ui/chip';
import { showDay, showLocalDateTime } from '../../ui/dates';

/** One client of the list: who, since when not seen, what comes next, and whether risk is open. */
export function ClientLine({ row }: { readonly row: ClientRow }) {
  return (
    <div className="clients-columns clients-line">
      <span className="clients-name">{row.name}</span>
      <span className="figures">{row.age ?? <Unknown what="Age not known" />}</span>
      <span className="clients-cut">{row.service}</span>
      <span className="figures">
        {row.nextSession === null ? (
          <Unknown what="No session planned" />
        ) : (
          showLocalDateTime(row.nextSession)
        )}
      </span>
      <span className="figures">
        {row.lastContact === null ? <Unknown what="No contact yet" /> : showDay(row.lastContact)}
      </span>
      <span className="clients-states">
        {row.riskOpen ? <Chip tone="risk">Risk open</Chip> : null}
        {row.status === 'active' ? null : <Chip>{STATUS_IN_WORDS[row.status]}</Chip>}
      </span>
    </div>
  );
}

const STATUS_IN_WORDS: Readonly<Record<ClientRow['status'], string>> = {
  waiting: 'Waiting',
  active: 'Active',
  ended: 'Ended',
  archived: 'Archived',
};

function Unknown({ what }: { readonly what: string }) {
  return (
    <>
      <span aria-hidden="true" className="muted">
        –
      </span>
      <span className="only-heard">{what}</span>
    </>
  );
}
