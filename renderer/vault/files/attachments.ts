import type { Attachments, VaultContext } from '../context';
import { addAttachment } from './add-attachment';
import { exportAttachment } from './export-attachment';
import { readAttachment } from './read-attachment';

/** Attachments of the open vault: sealed on their way in, opened piece by piece on their way to the screen. */
export function attachments(context: VaultContext): Attachments {
  return {
    add: (input, file, name, onProgress, cancelled) =>
      addAttachment(context, input, file, name, onProgress, cancelled),
    read: (id, onChunk, cancelled) => readAttachment(context, id, onChunk, cancelled),
    export: (id, targetId, onProgress, cancelled) =>
      exportAttachment(context, id, targetId, onProgress, cancelled),
  };
}
