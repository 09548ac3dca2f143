import { Button, FileButton, Modal, Select } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import { Progress, showBytes } from '../../ui/progress';
import { SCROLLS } from '../../ui/scrolls';
import { useLongAct } from '../../ui/use-long-act';
import { useVault } from '../../ui/vault-link';
import { addFailure, SOURCES } from './file-words';
import './attachments.css';

interface Picked {
  readonly id: string;
  readonly file: File;
  readonly state: 'waiting' | 'adding' | 'added';
  readonly failure: string | null;
}

/** Adds files to a client, one after the other, each sealed as it is read. */
export function AddFiles({
  personId,
  episodeId,
  name,
  onClose,
}: {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const vault = useVault();
  const act = useLongAct();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [source, setSource] = useState<Attachment['source']>('client');
  const hasStopped = useRef(false);
  const isBusy = act.running !== null;
  const open = picked.filter(({ state }) => state === 'waiting');
  const current = picked.find(({ state }) => state === 'adding');

  const change = (id: string, to: Partial<Picked>) =>
    setPicked((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));

  const add = async () => {
    hasStopped.current = false;
    for (const { id, file } of open) {
      if (hasStopped.current) break;
      change(id, { state: 'adding', failure: null });
      const outcome = await act.run((onProgress, token) =>
        vault.addAttachment({ personId, episodeId, source }, file, onProgress, token),
      );
      const failure = addFailure(outcome);
      change(id, { state: failure === null ? 'added' : 'waiting', failure });
    }
  };
  const cancel = () => {
    hasStopped.current = true;
    act.cancel();
  };
  const allIn = picked.length > 0 && open.length === 0 && current === undefined;

  return (
    <Modal
      opened
      onClose={isBusy ? cancel : onClose}
      size="lg"
      title={`Attach files to ${name}`}
      closeButtonProps={{ 'aria-label': isBusy ? 'Cancel' : 'Close' }}
    >
      <div className="fields">
        <FileButton
          multiple
          onChange={(files) =>
            setPicked((all) => [
              ...all,
              ...files.map((file) => ({
                id: crypto.randomUUID(),
                file,
                state: 'waiting' as const,
                failure: null,
              })),
            ])
          }
        >
          {(props) => (
            <Button
              {...props}
              className="file-pick"
              data-autofocus
              variant={picked.length === 0 ? 'filled' : 'default'}
              disabled={isBusy}
            >
              Choose files
            </Button>
          )}
        </FileButton>
        <Select
          label="Where they come from"
          description="Decides later whose words they hold, when somebody asks for everything about them."
          data={SOURCES}
          value={source}
          disabled={isBusy}
          autoComplete="off"
          onChange={(value) => setSource(SOURCES.find((one) => one.value === value)?.value ?? source)}
        />
        <ul className="file-list" aria-label="Chosen files" {...SCROLLS}>
          {picked.map(({ id, file, state, failure }) => (
            <li key={id}>
              <span className="file-name">{file.name}</span>
              <span className="small muted figures">{showBytes(file.size)}</span>
              <span className="small" data-state={failure === null ? state : 'failed'}>
                {failure ?? { waiting: 'Chosen', adding: 'Sealing…', added: 'Added' }[state]}
              </span>
            </li>
          ))}
        </ul>
        <Progress
          act={{ running: act.running, cancel }}
          said={`Sealing ${current?.file.name ?? ''}`}
          count={inBytes}
        />
        <p className="small muted">
          The file you choose from stays where it is, unsealed. Delete it there when you no longer need it.
        </p>
        <div className="form-foot">
          {allIn ? (
            <Button onClick={onClose}>Done</Button>
          ) : (
            <Button onClick={() => void add()} disabled={open.length === 0} loading={isBusy}>
              {open.length < 2 ? 'Attach file' : `Attach ${open.length} files`}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function inBytes(done: number, total: number): string {
  return `${showBytes(done)} of ${showBytes(total)}`;
}
