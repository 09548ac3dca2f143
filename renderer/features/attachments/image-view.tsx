import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import { Progress, showBytes } from '../../ui/progress';
import { SCROLLS } from '../../ui/scrolls';
import { drawImage } from './draw-image';
import { useWholeFile } from './use-whole-file';

/** A picture on a canvas: decoded here, from bytes that no other process is given. */
export function ImageView({ attachment }: { readonly attachment: Attachment }) {
  const { bytes, failure, act } = useWholeFile(attachment);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWhole, setIsWhole] = useState(true);

  useEffect(() => {
    const target = canvas.current;
    if (bytes === null || target === null) return;
    let isOver = false;
    void drawImage(bytes, target).then(
      (outcome) => {
        if (!isOver) setProblem(outcome);
      },
      () => {
        if (!isOver)
          setProblem('This picture cannot be decoded here. Export takes a copy out, for another program.');
      },
    );
    return () => {
      isOver = true;
      target.width = 0;
      target.height = 0;
    };
  }, [bytes]);

  const said = failure ?? problem;
  if (said !== null)
    return (
      <p role="alert" className="form-outcome" data-tone="risk">
        {said}
      </p>
    );
  return (
    <>
      <section className="file-view file-image" aria-label={`Picture ${attachment.name}`} {...SCROLLS}>
        <Progress
          act={act}
          said="Opening the picture"
          count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
        />
        <canvas ref={canvas} role="img" aria-label={attachment.name} data-fit={isWhole} />
      </section>
      <div className="file-foot">
        <Button variant="default" size="compact-sm" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Full size' : 'Fit to the window'}
        </Button>
      </div>
    </>
  );
}
