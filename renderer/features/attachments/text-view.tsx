import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import { Progress, showBytes } from '../../ui/progress';
import { SCROLLS } from '../../ui/scrolls';
import { decodeText } from './decode-text';
import { useWholeFile } from './use-whole-file';

/** Letters shown at once: a page of a long export, not all of it. */
const PART = 200_000;
/** Above this a text is a data dump: reading it here would only fill the memory. */
const LARGEST = 64 * 1024 * 1024;

/** A text as text: never as a web page, whatever it calls itself. */
export function TextView({ attachment }: { readonly attachment: Attachment }) {
  if (attachment.bytes > LARGEST) {
    return (
      <p className="file-none">
        This text is {showBytes(attachment.bytes)} long, too long to be shown here. Export takes a copy out.
      </p>
    );
  }
  return <WholeText attachment={attachment} />;
}

function WholeText({ attachment }: { readonly attachment: Attachment }) {
  const { bytes, failure, act } = useWholeFile(attachment);
  const [part, setPart] = useState(0);
  const decoded = useMemo(() => (bytes === null ? null : decodeText(bytes)), [bytes]);
  if (failure !== null)
    return (
      <p role="alert" className="form-outcome" data-tone="risk">
        {failure}
      </p>
    );
  if (decoded === null) {
    return (
      <div className="file-view">
        <Progress
          act={act}
          said="Opening the file"
          count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
        />
      </div>
    );
  }
  const parts = Math.max(1, Math.ceil(decoded.text.length / PART));
  return (
    <>
      <section className="file-view file-text" aria-label={`Text of ${attachment.name}`} {...SCROLLS}>
        <pre>{decoded.text.slice(part * PART, (part + 1) * PART)}</pre>
      </section>
      <div className="file-foot">
        <span className="small muted">
          Read as {decoded.readAs}
          {parts === 1 ? '' : ` · part ${part + 1} of ${parts}`}
        </span>
        {parts === 1 ? null : (
          <>
            <Button
              variant="default"
              size="compact-sm"
              disabled={part === 0}
              onClick={() => setPart(part - 1)}
            >
              Earlier part
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={part === parts - 1}
              onClick={() => setPart(part + 1)}
            >
              Later part
            </Button>
          </>
        )}
      </div>
    </>
  );
}
