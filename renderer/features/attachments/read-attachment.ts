import type { Attachment } from '../../domain/attachment';
import type { ReadAttachmentOutcome, Vault } from '../../vault/api';

/** Only the first chunk: enough to see what kind of file it is. */
export async function readHead(
  vault: Vault,
  id: string,
  token: string,
): Promise<Uint8Array | ReadAttachmentOutcome> {
  let head: Uint8Array | null = null;
  const outcome = await vault.readAttachment(
    id,
    async (bytes) => {
      head ??= bytes;
      await vault.cancel(token);
    },
    token,
  );
  if (head !== null) return head;
  return outcome.kind === 'read' ? new Uint8Array() : outcome;
}

/** The whole file in one piece of the page's own memory. */
export async function readWhole(
  vault: Vault,
  { id, bytes: size }: Pick<Attachment, 'id' | 'bytes'>,
  onProgress: (done: number, total: number) => void,
  token: string,
): Promise<Uint8Array<ArrayBuffer> | ReadAttachmentOutcome> {
  const whole = new Uint8Array(size);
  let done = 0;
  const outcome = await vault.readAttachment(
    id,
    async (chunk) => {
      if (done + chunk.length > size)
        throw new RangeError('The file is longer than it was when it was sealed');
      whole.set(chunk, done);
      done += chunk.length;
      onProgress(done, size);
    },
    token,
  );
  return outcome.kind === 'read' ? whole : outcome;
}
