import { assertNever } from '../../domain/assert-never';
import type { Attachment } from '../../domain/attachment';
import { DecodedSound } from './decoded-sound';
import { recordingWay } from './recording-type';
import { StreamedRecording } from './streamed-recording';

/** A recording, played from bytes that stay in the page. */
export function RecordingView({
  attachment,
  kind,
  head,
}: {
  readonly attachment: Attachment;
  readonly kind: 'audio' | 'video';
  readonly head: Uint8Array;
}) {
  const way = recordingWay(kind, head, attachment.bytes, (type) => MediaSource.isTypeSupported(type));
  switch (way.kind) {
    case 'stream':
      return <StreamedRecording attachment={attachment} kind={kind} type={way.type} />;
    case 'decode':
      return <DecodedSound attachment={attachment} />;
    case 'neither':
      return (
        <p className="file-none">
          This recording is kept in a form that cannot be played without handing a copy out of the vault. It
          is sealed and safe here; Export takes a copy out, so that another program can play it.
        </p>
      );
    default:
      return assertNever(way);
  }
}
