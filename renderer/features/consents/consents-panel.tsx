import { Button, Drawer } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Consent } from '../../domain/consent';
import { CONSENT_WORDINGS } from '../../domain/consent-wordings';
import { Empty } from '../../ui/empty';
import { useView } from '../../ui/vault-link';
import { ConsentLine } from './consent-line';
import { InForceOn } from './in-force-on';
import { RecordConsent } from './record-consent';
import './consents.css';

/** A file that shows a decision: how it is chosen is the attachments' business. */
export type EvidenceSlot = (slot: {
  readonly attachmentId: string | null;
  readonly onAdded: (attachmentId: string) => void;
}) => ReactNode;

/** Every consent of one client: what is in force, what was refused or withdrawn, and what was in force on any day. */
export function ConsentsPanel({
  personId,
  name,
  standing,
  focusId,
  evidence,
  onOpenAttachment,
  onClose,
}: {
  readonly personId: string;
  readonly name: string;
  /** The decisions that count today, given or refused. */
  readonly standing: readonly Consent[];
  /** A consent to open at once, or null. */
  readonly focusId: string | null;
  readonly evidence: EvidenceSlot;
  readonly onOpenAttachment: (id: string) => void;
  readonly onClose: () => void;
}) {
  const [isRecording, setIsRecording] = useState(false);
  const line = useView({ name: 'time-line', args: { personId, kinds: ['consents'], from: 0, count: 1000 } });
  const consents = (line?.rows ?? []).flatMap((row) => (row.kind === 'consent' ? [row.consent] : []));
  const counting = new Set<string>(standing.map(({ id }) => id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={isRecording ? `Record a consent of ${name}` : `Consents of ${name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isRecording ? (
        <RecordConsent
          personId={personId}
          name={name}
          evidence={evidence}
          onClose={() => setIsRecording(false)}
        />
      ) : (
        <>
          <Button data-autofocus onClick={() => setIsRecording(true)}>
            Record a consent
          </Button>
          {line === undefined ? null : consents.length === 0 ? (
            <Empty>
              What {name} agreed to or refused stands here, with the exact words they were shown. Without an
              entry, assume that they did not agree.
            </Empty>
          ) : (
            <ul className="consent-list">
              {inOrder(consents, counting).map((consent) => (
                <ConsentLine
                  key={consent.id}
                  consent={consent}
                  name={name}
                  isReplaced={consent.withdrawnOn === null && !counting.has(consent.id)}
                  startsOpen={consent.id === focusId}
                  evidence={evidence}
                  onOpenAttachment={onOpenAttachment}
                />
              ))}
            </ul>
          )}
          <InForceOn personId={personId} />
        </>
      )}
    </Drawer>
  );
}

/** What counts today first, then what was withdrawn, then what a later decision replaced. */
function inOrder(consents: readonly Consent[], standing: ReadonlySet<string>): readonly Consent[] {
  const rank = ({ id, withdrawnOn }: Consent) => (standing.has(id) ? 0 : withdrawnOn === null ? 2 : 1);
  const label = ({ consentKind }: Consent) => CONSENT_WORDINGS[consentKind].label;
  return consents.toSorted((a, b) => rank(a) - rank(b) || label(a).localeCompare(label(b)));
}
