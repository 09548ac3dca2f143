import { Button, Modal } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { assertNever } from '../../domain/assert-never';
import type { Attachment } from '../../domain/attachment';
import { showInstant } from '../../ui/dates';
import { showBytes } from '../../ui/progress';
import { unsavedSentence } from '../../ui/unsaved';
import { useAct, useVault, useView } from '../../ui/vault-link';
import { ExportAttachment } from './export-attachment';
import { readFailure, sourceLabel } from './file-words';
import { ImageView } from './image-view';
import { readHead } from './read-attachment';
import { RecordingView } from './recording-view';
import { TextView } from './text-view';
import { viewerKind } from './viewer-kind';
import './attachments.css';

const PdfView = lazy(async () => ({ default: (await import('./pdf-view')).PdfView }));

/** Shows a sealed file inside the app. No copy of it leaves the page; closing lets it go. */
export function AttachmentViewer({
  id,
  name,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const attachment = useView({ name: 'attachment', args: { id } });
  const [isExporting, setIsExporting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const remove = async (file: Attachment) => {
    const outcome = await act(
      { name: 'remove-attachment', args: { id: file.id } },
      { said: `“${file.name}” removed from ${name}` },
    );
    if (outcome.kind === 'saved') onClose();
    else setFailure(unsavedSentence(outcome));
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1100px, 94vw)"
      title={attachment?.name ?? 'File'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {attachment === undefined ? (
        <div className="file-view" aria-busy="true" />
      ) : attachment === null ? (
        <p className="muted">This file is no longer here.</p>
      ) : (
        <>
          <div className="file-bar">
            <span className="small muted">
              {name} · {sourceLabel(attachment.source)} · {showBytes(attachment.bytes)} · added{' '}
              {showInstant(attachment.addedAt)}
            </span>
            <span className="file-bar-acts">
              <Button variant="default" size="compact-sm" onClick={() => setIsExporting(true)}>
                Export…
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => void remove(attachment)}>
                Remove
              </Button>
            </span>
          </div>
          {failure === null ? null : (
            <p role="alert" className="form-outcome" data-tone="risk">
              {failure}
            </p>
          )}
          <FileView attachment={attachment} />
          {isExporting ? (
            <ExportAttachment attachment={attachment} name={name} onClose={() => setIsExporting(false)} />
          ) : null}
        </>
      )}
    </Modal>
  );
}

function FileView({ attachment }: { readonly attachment: Attachment }) {
  const vault = useVault();
  const [head, setHead] = useState<Uint8Array | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const token = crypto.randomUUID();
    let isOver = false;
    void readHead(vault, attachment.id, token).then((result) => {
      if (isOver) return;
      if (result instanceof Uint8Array) setHead(result);
      else setFailure(readFailure(result) ?? 'The file could not be read. Close it and open it again.');
    });
    return () => {
      isOver = true;
    };
  }, [vault, attachment.id]);

  if (failure !== null)
    return (
      <p role="alert" className="form-outcome" data-tone="risk">
        {failure}
      </p>
    );
  if (head === null) return <div className="file-view" aria-busy="true" />;
  const kind = viewerKind(attachment.name, attachment.mediaType, head);
  switch (kind) {
    case 'image':
      return <ImageView attachment={attachment} />;
    case 'text':
      return <TextView attachment={attachment} />;
    case 'pdf':
      return (
        <Suspense fallback={<div className="file-view" aria-busy="true" />}>
          <PdfView attachment={attachment} />
        </Suspense>
      );
    case 'audio':
    case 'video':
      return <RecordingView attachment={attachment} kind={kind} head={head} />;
    case 'none':
      return (
        <p className="file-none">
          This kind of file cannot be shown inside Casekeep. It is sealed and safe here; Export takes a copy
          out, so that another program can open it.
        </p>
      );
    default:
      return assertNever(kind);
  }
}
