import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { Progress, showBytes } from '../../ui/progress';
import { useLongAct } from '../../ui/use-long-act';
import { useVault, useView } from '../../ui/vault-link';
import { addFailure } from './file-words';

/** One file that shows a decision: a signed form, a photograph, a message. Sealed as soon as it is chosen. */
export function EvidencePicker({
  personId,
  attachmentId,
  onAdded,
}: {
  readonly personId: string;
  readonly attachmentId: string | null;
  readonly onAdded: (attachmentId: string) => void;
}) {
  const vault = useVault();
  const act = useLongAct();
  const [failure, setFailure] = useState<string | null>(null);
  const added = useView(attachmentId === null ? null : { name: 'attachment', args: { id: attachmentId } });

  const add = async (file: File | null) => {
    if (file === null) return;
    setFailure(null);
    const outcome = await act.run((onProgress, token) =>
      vault.addAttachment({ personId, episodeId: null, source: 'client' }, file, onProgress, token),
    );
    setFailure(addFailure(outcome));
    if (outcome?.kind === 'added') onAdded(outcome.id);
  };

  return (
    <div className="evidence">
      <FileButton onChange={(file) => void add(file)}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" loading={act.running !== null}>
            {attachmentId === null ? 'Attach evidence' : 'Attach another file instead'}
          </Button>
        )}
      </FileButton>
      <span className="small muted">
        {added == null
          ? 'A signed form, a photograph, a message. Now or later.'
          : `${added.name} is attached.`}
      </span>
      <Progress
        act={act}
        said="Sealing the file"
        count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
      />
      {failure === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {failure}
        </p>
      )}
    </div>
  );
}
