import { Button } from '@mantine/core';
import { useState } from 'react';
import { unsavedSentence } from '../../ui/unsaved';
import { useAct, useView } from '../../ui/vault-link';
import type { EvidenceSlot } from './consents-panel';

/** The exact words and their version, the remark, and the file that shows the decision. */
export function ConsentDetails({
  consentId,
  evidence,
  onOpenAttachment,
}: {
  readonly consentId: string;
  readonly evidence: EvidenceSlot;
  readonly onOpenAttachment: (id: string) => void;
}) {
  const act = useAct();
  const full = useView({ name: 'consent', args: { id: consentId } });
  const [failure, setFailure] = useState<string | null>(null);
  if (full === undefined) return <div className="consent-details" aria-busy="true" />;
  const wording = full?.wording ?? null;
  if (wording === null) return <p className="muted">The words of this consent are no longer here.</p>;
  const { evidenceAttachmentId } = wording;

  const attach = async (attachmentId: string) => {
    const outcome = await act(
      { name: 'attach-evidence', args: { consentId, attachmentId } },
      { said: 'Evidence attached' },
    );
    setFailure(outcome.kind === 'saved' ? null : unsavedSentence(outcome));
  };
  return (
    <div className="consent-details">
      <p className="said">{wording.wording}</p>
      <p className="small muted">Wording {wording.version}</p>
      {wording.remark === '' ? null : <p className="said">{wording.remark}</p>}
      {evidenceAttachmentId === null ? (
        evidence({ attachmentId: null, onAdded: (id) => void attach(id) })
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => onOpenAttachment(evidenceAttachmentId)}>
          Look at the evidence
        </Button>
      )}
      {failure === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {failure}
        </p>
      )}
    </div>
  );
}
