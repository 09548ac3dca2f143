import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Certificate } from '../../domain/hold';
import { Card } from '../../ui/card';
import { showDay } from '../../ui/dates';
import { useBridge, useView } from '../../ui/vault-link';
import { countsInWords } from '../../domain/kind-words';
import './retention.css';

/** What was destroyed, when and by which rule; no name and no content. */
export function Certificates() {
  const certificates = useView({ name: 'certificates', args: {} });
  const [opened, setOpened] = useState<Certificate | null>(null);
  if (certificates === undefined || certificates.length === 0) return null;
  return (
    <Card title="Certificates of destruction" rows>
      {certificates.map((certificate) => (
        <div className="card-row" key={certificate.id}>
          <span className="retention-text">
            <strong>{showDay(certificate.destroyedOn)}</strong>
            <span className="small muted">{countsInWords(certificate.counts)}</span>
          </span>
          <Button
            size="xs"
            variant="default"
            aria-label={`Open the certificate of ${showDay(certificate.destroyedOn)}`}
            onClick={() => setOpened(certificate)}
          >
            Open
          </Button>
        </div>
      ))}
      {opened === null ? null : <CertificateDialog certificate={opened} onClose={() => setOpened(null)} />}
    </Card>
  );
}

function CertificateDialog({
  certificate,
  onClose,
}: {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}) {
  const bridge = useBridge();
  const practice = useView({ name: 'practice', args: {} });
  const [said, setSaid] = useState('');
  const print = async () => {
    const outcome = await bridge.printToPdf('certificate-of-destruction.pdf');
    setSaid(
      {
        printed: 'Saved as PDF.',
        cancelled: '',
        'disk-full': 'Not saved: the disk is full.',
        failed: 'Not saved. Try again.',
      }[outcome.kind],
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Certificate of destruction"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="print-sheet">
        <dl className="certificate">
          <dt>Practice</dt>
          <dd>{practice?.name ?? ''}</dd>
          <dt>Destroyed on</dt>
          <dd>{showDay(certificate.destroyedOn)}</dd>
          <dt>Due on</dt>
          <dd>{certificate.dueOn === null ? 'not set' : showDay(certificate.dueOn)}</dd>
          <dt>What</dt>
          <dd>{countsInWords(certificate.counts)}</dd>
          <dt>Rule</dt>
          <dd>{certificate.rule}</dd>
          <dt>Method</dt>
          <dd>{certificate.method}</dd>
          <dt>Number</dt>
          <dd>{certificate.id}</dd>
        </dl>
      </div>
      <div className="form-foot">
        <Button variant="default" onClick={() => void print()}>
          Save as PDF
        </Button>
        <p className="form-outcome" role="status">
          {said}
        </p>
      </div>
    </Modal>
  );
}
