import type { Vault } from '../../vault/api';
import { readFailure } from './file-words';

/** Seconds kept behind the playing place when the browser's buffer is full. */
const KEPT_BEHIND = 5;

/**
 * Feeds a player with an attachment, chunk by chunk, waiting while the browser's buffer is full.
 * Going back to a place that was let go starts the reading anew. Answers a function that ends it all.
 */
export function feedRecording(
  vault: Vault,
  id: string,
  type: string,
  player: HTMLMediaElement,
  onProblem: (said: string) => void,
): () => void {
  const source = new MediaSource();
  const address = URL.createObjectURL(source);
  let run: Run | null = null;
  let isOver = false;

  const start = async (buffer: SourceBuffer) => {
    const own: Run = { token: crypto.randomUUID(), isOver: false };
    run = own;
    const outcome = await vault.readAttachment(id, (chunk) => append(buffer, chunk, player, own), own.token);
    if (own.isOver) return;
    const failure = readFailure(outcome);
    if (failure !== null) onProblem(failure);
    else if (source.readyState === 'open') source.endOfStream();
  };
  const stopRun = () => {
    if (run === null) return;
    run.isOver = true;
    void vault.cancel(run.token);
  };

  const onOpen = () => {
    const buffer = source.addSourceBuffer(type);
    void start(buffer).catch(() => onProblem('The recording could not be read any further.'));
    player.addEventListener('seeking', () => {
      const { buffered } = buffer;
      const wasLetGo = buffered.length > 0 && player.currentTime < buffered.start(0);
      if (isOver || !wasLetGo) return;
      stopRun();
      void idle(buffer).then(async () => {
        buffer.abort();
        buffer.remove(0, Number.POSITIVE_INFINITY);
        await idle(buffer);
        buffer.timestampOffset = 0;
        await start(buffer);
      });
    });
  };
  source.addEventListener('sourceopen', onOpen, { once: true });
  player.addEventListener('error', () =>
    onProblem('This recording cannot be played here. Export takes a copy out.'),
  );
  player.src = address;

  return () => {
    isOver = true;
    stopRun();
    player.removeAttribute('src');
    player.load();
    URL.revokeObjectURL(address);
  };
}

interface Run {
  readonly token: string;
  isOver: boolean;
}

async function append(
  buffer: SourceBuffer,
  chunk: Uint8Array,
  player: HTMLMediaElement,
  run: Run,
): Promise<void> {
  const own = new Uint8Array(chunk);
  while (!run.isOver) {
    await idle(buffer);
    try {
      buffer.appendBuffer(own);
      await idle(buffer);
      return;
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
      await makeRoom(buffer, player);
    }
  }
}

/** Lets go of what was played; where nothing was played yet, waits until something is. */
async function makeRoom(buffer: SourceBuffer, player: HTMLMediaElement): Promise<void> {
  const upTo = player.currentTime - KEPT_BEHIND;
  if (buffer.buffered.length > 0 && buffer.buffered.start(0) < upTo) {
    buffer.remove(0, upTo);
    await idle(buffer);
    return;
  }
  await new Promise((done) => setTimeout(done, 400));
}

function idle(buffer: SourceBuffer): Promise<void> {
  if (!buffer.updating) return Promise.resolve();
  return new Promise((done) => buffer.addEventListener('updateend', () => done(), { once: true }));
}
