import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Attachment } from '../../domain/attachment';
import { Progress, showBytes } from '../../ui/progress';
import { SoundPlayer } from './sound-player';
import { useWholeFile } from './use-whole-file';

/** Sound that the browser can only decode whole: played, stopped, moved in, louder and softer. */
export function DecodedSound({ attachment }: { readonly attachment: Attachment }) {
  const { bytes, failure, act } = useWholeFile(attachment);
  const [player, setPlayer] = useState<SoundPlayer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (bytes === null) return;
    let isOver = false;
    let made: SoundPlayer | null = null;
    void SoundPlayer.decode(bytes).then(
      (decoded) => {
        made = decoded;
        if (isOver) decoded.close();
        else setPlayer(decoded);
      },
      () => {
        if (!isOver)
          setProblem('This recording cannot be decoded here. Export takes a copy out, for another program.');
      },
    );
    return () => {
      isOver = true;
      made?.close();
      setPlayer(null);
    };
  }, [bytes]);

  const said = failure ?? problem;
  return (
    <section className="file-view file-recording" aria-label={`Recording ${attachment.name}`}>
      {said === null ? null : (
        <p role="alert" className="form-outcome" data-tone="risk">
          {said}
        </p>
      )}
      <Progress
        act={act}
        said="Opening the recording"
        count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
      />
      {player === null ? null : <SoundControls player={player} name={attachment.name} />}
    </section>
  );
}

function SoundControls({ player, name }: { readonly player: SoundPlayer; readonly name: string }) {
  const [at, setAt] = useState(0);
  const [isPlaying, setIsPlaying] = useState(false);
  const [volume, setVolume] = useState(100);
  useEffect(() => {
    const timer = setInterval(() => {
      setAt(player.at());
      setIsPlaying(player.isPlaying());
    }, 200);
    return () => clearInterval(timer);
  }, [player]);

  return (
    <div className="sound" role="group" aria-label={`Play ${name}`}>
      <Button
        data-autofocus
        onClick={() => {
          if (isPlaying) player.pause();
          else player.play();
          setIsPlaying(player.isPlaying());
        }}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <input
        type="range"
        aria-label="Place in the recording"
        aria-valuetext={`${clock(at)} of ${clock(player.seconds)}`}
        min={0}
        max={Math.ceil(player.seconds)}
        step={1}
        value={Math.floor(at)}
        onChange={(event) => {
          player.moveTo(Number(event.currentTarget.value));
          setAt(player.at());
        }}
      />
      <span className="figures small">
        {clock(at)} / {clock(player.seconds)}
      </span>
      <label className="sound-volume small">
        Volume{' '}
        <input
          type="range"
          min={0}
          max={150}
          step={5}
          value={volume}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            setVolume(next);
            player.setVolume(next / 100);
          }}
        />
      </label>
    </div>
  );
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const rest = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
