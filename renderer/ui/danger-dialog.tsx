import { Button, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/**
 * Before what cannot be taken back: names what, says what cannot be undone. Cancel has the focus, so Enter cancels.
 * `onConfirm` answers a sentence when it failed (shown here), or null when it is done (the dialog closes).
 */
export function DangerDialog({
  opened,
  title,
  children,
  confirmLabel,
  onConfirm,
  onClose,
}: {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The verb and its object: 'Destroy 14 records', never 'OK'. */
  readonly confirmLabel: string;
  readonly onConfirm: () => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const close = () => {
    if (isBusy) return;
    setFailure(null);
    onClose();
  };
  const confirm = async () => {
    setIsBusy(true);
    setFailure(null);
    try {
      const failed = await onConfirm();
      setFailure(failed);
      if (failed === null) onClose();
    } catch {
      setFailure('Not done: the vault did not answer. Nothing was half done.');
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Cancel' }}>
      {children}
      {failure === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {failure}
        </p>
      )}
      <div className="form-foot">
        <Button data-autofocus variant="default" onClick={close} disabled={isBusy}>
          Cancel
        </Button>
        <Button color="red" loading={isBusy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}
