import { Button } from '@mantine/core';
import { showInstant } from '../../ui/dates';
import { useView } from '../../ui/vault-link';

/** The whole note as it was finished, and below it every amendment with its date and reason. Nothing is overwritten. */
export function FullNote({
  id,
  onAmend,
}: {
  readonly id: string;
  readonly onAmend: (closesRisk: boolean) => void;
}) {
  const full = useView({ name: 'note', args: { id } });
  if (full === undefined) return <div className="full-note" aria-busy="true" />;
  if (full === null) return <p className="muted">This note is no longer here.</p>;
  const { note, amendments } = full;
  const isRiskOpen = note.riskOpen && !amendments.some(({ closesRisk }) => closesRisk);
  return (
    <div className="full-note">
      <NoteField label="Themes" text={note.fields.themes} />
      <NoteField label="Risk and safeguarding" text={note.fields.risk} />
      <NoteField label="Plan" text={note.fields.plan} />
      <p className="small muted">Finished {showInstant(note.finishedAt)}</p>
      {amendments.map((amendment) => (
        <section
          key={amendment.id}
          className="amendment"
          aria-label={`Amendment of ${showInstant(amendment.amendedAt)}`}
        >
          <p className="small muted">
            Amended {showInstant(amendment.amendedAt)}
            {amendment.reason === '' ? '' : ` · ${amendment.reason}`}
            {amendment.closesRisk ? ' · closes the open risk' : ''}
          </p>
          <p className="said">{amendment.text}</p>
        </section>
      ))}
      <div className="full-note-actions">
        <Button variant="default" size="compact-sm" onClick={() => onAmend(false)}>
          Amend
        </Button>
        {isRiskOpen ? (
          <Button variant="default" size="compact-sm" onClick={() => onAmend(true)}>
            Close the open risk
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function NoteField({ label, text }: { readonly label: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <>
      <p className="note-field-label">{label}</p>
      <p className="said">{text}</p>
    </>
  );
}
