import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Consent } from '../../domain/consent';
import { CONSENT_WORDINGS } from '../../domain/consent-wordings';
import { Chip } from '../../ui/chip';
import { useToday } from '../../ui/vault-link';
import { consentState, decisionSentence } from './consent-words';
import { ConsentDetails } from './consent-details';
import type { EvidenceSlot } from './consents-panel';
import { WithdrawConsent } from './withdraw-consent';

export function ConsentLine({
  consent,
  name,
  isReplaced,
  startsOpen,
  evidence,
  onOpenAttachment,
}: {
  readonly consent: Consent;
  readonly name: string;
  readonly isReplaced: boolean;
  readonly startsOpen: boolean;
  readonly evidence: EvidenceSlot;
  readonly onOpenAttachment: (id: string) => void;
}) {
  const today = useToday();
  const [isOpen, setIsOpen] = useState(startsOpen);
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const { label } = CONSENT_WORDINGS[consent.consentKind];
  const state = consentState(consent, isReplaced, today);
  const mayWithdraw = consent.decision === 'given' && consent.withdrawnOn === null && !isReplaced;
  return (
    <li className="consent-line" data-focused={startsOpen}>
      <div className="consent-head">
        <strong>{label}</strong> <Chip tone={state.tone}>{state.said}</Chip>
      </div>
      <p className="small muted consent-how">{decisionSentence(consent)}</p>
      <div className="consent-actions">
        <Button variant="default" size="compact-sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide the words' : 'The words they were shown'}
        </Button>
        {mayWithdraw ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Withdraw: ${label}`}
            onClick={() => setIsWithdrawing(true)}
          >
            Withdraw
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <ConsentDetails consentId={consent.id} evidence={evidence} onOpenAttachment={onOpenAttachment} />
      ) : null}
      {isWithdrawing ? (
        <WithdrawConsent
          consent={consent}
          label={label}
          name={name}
          onClose={() => setIsWithdrawing(false)}
        />
      ) : null}
    </li>
  );
}
