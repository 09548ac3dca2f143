import { Button, Drawer } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Consent } from '../../domain/consent';
import { consentStandingOn } from '../../domain/consent-rules';
import { Empty } from '../../ui/empty';
import { useToday, useView } from '../../ui/vault-link';
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
  focusId,
  evidence,
  onOpenAttachment,
  onClose,
}: {
  readonly personId: string;
  readonly name: string;
  /** A consent to open at once, or null. */
  readonly focusId: string | null;
  readonly evidence: EvidenceSlot;
  readonly onOpenAttachment: (id: string) => void;
  readonly onClose: () => void;
}) {
  const today = useToday();
  const [isRecording, setIsRecording] = useState(false);
  const line = useView({ name: 'time-line', args: { personId, kinds: ['consents'], from: 0, count: 1000 } });
  const consents = (line?.rows ?? []).flatMap((row) => (row.kind === 'consent' ? [row.consent] : []));
  const standing = standingIds(consents, today);
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
              {consents.map((consent) => (
                <ConsentLine
                  key={consent.id}
                  consent={consent}
                  name={name}
                  isReplaced={!standing.has(consent.id)}
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

/** Ids of the decisions that count today: the latest of each kind. */
function standingIds(
  consents: readonly Consent[],
  today: Parameters<typeof consentStandingOn>[1],
): ReadonlySet<string> {
  // The list is newest first; of two decisions on one day the rule counts the one that stands later.
  const { inForce, refused, withdrawn } = consentStandingOn(consents.toReversed(), today);
  return new Set([...inForce, ...refused, ...withdrawn].map(({ id }) => id));
}
