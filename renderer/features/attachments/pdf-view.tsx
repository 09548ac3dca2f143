import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import { Progress, showBytes } from '../../ui/progress';
import { openPdf, type OpenedPdf } from './open-pdf';
import { PdfPages } from './pdf-pages';
import { useWholeFile } from './use-whole-file';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

/** A PDF, drawn page by page on canvases of our own page. */
export function PdfView({ attachment }: { readonly attachment: Attachment }) {
  const { bytes, failure, act } = useWholeFile(attachment);
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  const [zoom, setZoom] = useState(1);

  useEffect(() => {
    if (bytes === null) return;
    let isOver = false;
    let result: OpenedPdf | null = null;
    void openPdf(bytes).then((answer) => {
      result = answer;
      if (!isOver) setOpened(answer);
      else if (answer.kind === 'open') answer.close();
    });
    return () => {
      isOver = true;
      setOpened(null);
      if (result?.kind === 'open') result.close();
    };
  }, [bytes]);

  const said = failure ?? problemOf(opened);
  if (said !== null)
    return (
      <p role="alert" className="form-outcome" data-tone="risk">
        {said}
      </p>
    );
  if (opened === null || opened.kind !== 'open') {
    return (
      <div className="file-view" aria-busy="true">
        <Progress
          act={act}
          said="Opening the PDF"
          count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
        />
      </div>
    );
  }
  return (
    <>
      <PdfPages document={opened.document} zoom={zoom} name={attachment.name} />
      <div className="file-foot">
        <span className="small muted figures">
          {opened.document.numPages === 1 ? 'One page' : `${opened.document.numPages} pages`}
        </span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={zoom === ZOOMS[0]}
          onClick={() => setZoom(ZOOMS.findLast((step) => step < zoom) ?? zoom)}
        >
          Smaller
        </Button>
        <span className="small figures" role="status">
          {Math.round(zoom * 100)} %
        </span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={zoom === ZOOMS.at(-1)}
          onClick={() => setZoom(ZOOMS.find((step) => step > zoom) ?? zoom)}
        >
          Larger
        </Button>
      </div>
    </>
  );
}

function problemOf(opened: OpenedPdf | null): string | null {
  switch (opened?.kind) {
    case undefined:
    case 'open':
      return null;
    case 'has-password':
      return 'This PDF has a password of its own, so it cannot be shown here. Export takes a copy out, for another program.';
    case 'unreadable':
      return 'This file is no PDF that can be read. It is kept exactly as it came; Export takes a copy out.';
  }
}
