import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import type { ExportOutcome } from '../../vault/api';
import { ConfirmSecret } from '../../ui/confirm-secret';
import { showNotice } from '../../ui/notice';
import { Progress, showBytes } from '../../ui/progress';
import { unsavedSentence } from '../../ui/unsaved';
import { useLongAct } from '../../ui/use-long-act';
import { useBridge, useVault } from '../../ui/vault-link';

/** A copy leaves the vault: the warning first, then the password, then where to, then the bytes. */
export function ExportAttachment({
  attachment,
  name,
  onClose,
}: {
  readonly attachment: Attachment;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const vault = useVault();
  const bridge = useBridge();
  const act = useLongAct();
  const [isConfirmed, setIsConfirmed] = useState(false);

  const exportIt = async (): Promise<string | null> => {
    const target = await bridge.chooseTarget(attachment.name);
    if (target.kind === 'cancelled') return 'Nothing was exported: no place was chosen.';
    setIsConfirmed(true);
    const outcome = await act.run((onProgress, token) =>
      vault.exportAttachment(attachment.id, target.targetId, onProgress, token),
    );
    showNotice(said(outcome, attachment.name, target.name));
    return null;
  };

  return (
    <>
      <ConfirmSecret
        opened={!isConfirmed}
        title={`Export “${attachment.name}”?`}
        confirmLabel="Choose where to"
        onConfirmed={exportIt}
        onClose={onClose}
      >
        <p>
          A copy of this file about {name} leaves the vault. Whoever gets hold of the copy can read it without
          a password; Casekeep can neither lock nor destroy it, and it may stay in the laptop’s own backups.
        </p>
        <p>The sealed file stays here.</p>
      </ConfirmSecret>
      <Modal
        opened={isConfirmed && act.running !== null}
        onClose={act.cancel}
        title={`Exporting “${attachment.name}”`}
        closeButtonProps={{ 'aria-label': 'Cancel' }}
      >
        <Progress
          act={act}
          said="Writing the copy"
          count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
        />
      </Modal>
    </>
  );
}

function said(outcome: ExportOutcome | null, file: string, place: string): Parameters<typeof showNotice>[0] {
  if (outcome === null) return { said: 'Not exported: another export is under way.', tone: 'risk' };
  switch (outcome.kind) {
    case 'done':
      return { said: `“${file}” was written to ${place}. That copy is not sealed.` };
    case 'not-confirmed':
      return { said: 'Not exported: the password has to be typed once more. Begin again.', tone: 'risk' };
    case 'cancelled':
      return { said: `Export of “${file}” cancelled; nothing was left behind.` };
    case 'vanished':
      return {
        said: `Not exported: the drive went away. What was written of “${file}” is of no use.`,
        tone: 'risk',
      };
    case 'disk-full':
      return {
        said: `Not exported: there is not enough room for “${file}”. The sealed file is safe here.`,
        tone: 'risk',
      };
    case 'read-only':
      return {
        said: `Not exported: that place cannot be written to. The sealed file is safe here.`,
        tone: 'risk',
      };
    default:
      return { said: unsavedSentence(outcome) ?? 'Not exported.', tone: 'risk' };
  }
}
