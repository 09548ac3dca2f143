import { useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import { useVault } from '../../ui/vault-link';
import { feedRecording } from './feed-recording';

/** Plays while it is read, a stretch at a time. The address of a MediaSource holds no bytes. */
export function StreamedRecording({
  attachment,
  kind,
  type,
}: {
  readonly attachment: Attachment;
  readonly kind: 'audio' | 'video';
  readonly type: string;
}) {
  const vault = useVault();
  const player = useRef<HTMLVideoElement>(null);
  const [isSound, setIsSound] = useState(kind === 'audio');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const element = player.current;
    if (element === null) return;
    const stop = feedRecording(vault, attachment.id, type, element, setProblem);
    return stop;
  }, [vault, attachment.id, type]);

  return (
    <section className="file-view file-recording" aria-label={`Recording ${attachment.name}`}>
      {problem === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {problem}
        </p>
      )}
      <video
        ref={player}
        controls
        controlsList="nodownload noremoteplayback"
        disablePictureInPicture
        data-kind={isSound ? 'audio' : 'video'}
        onLoadedMetadata={({ currentTarget }) => setIsSound(currentTarget.videoWidth === 0)}
        aria-label={attachment.name}
      >
        <track kind="captions" />
      </video>
    </section>
  );
}
