import { z } from 'zod';
import type {
  StorageAnswer,
  StorageArgs,
  StorageName,
  StorageProgress,
  StorageValue,
} from '../../../electron/contract/storage';
import { parseAnswer } from './answers';
import { exactCopies } from './exact-copies';
import type { StorageClient } from './storage-client';

const message = z.union([
  z.object({ id: z.number(), progress: z.object({ doneBytes: z.number(), totalBytes: z.number() }) }),
  z.object({ id: z.number(), answer: z.unknown() }),
]);

interface Waiting {
  readonly settle: (answer: unknown) => void;
  readonly onProgress: ((progress: StorageProgress) => void) | undefined;
}

/** Speaks `electron/contract/storage.ts` over the port main handed out. */
export function portClient(port: MessagePort): StorageClient {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  port.addEventListener('message', (event: MessageEvent<unknown>) => {
    const parsed = message.safeParse(event.data);
    const one = parsed.success ? waiting.get(parsed.data.id) : undefined;
    if (!parsed.success || !one) return;
    if ('progress' in parsed.data) return one.onProgress?.(parsed.data.progress);
    waiting.delete(parsed.data.id);
    one.settle(parsed.data.answer);
  });
  port.start();
  return {
    call<Name extends StorageName>(
      name: Name,
      args: StorageArgs<Name>,
      onProgress?: (progress: StorageProgress) => void,
    ): Promise<StorageAnswer<StorageValue<Name>>> {
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        waiting.set(id, { settle: (answer) => resolve(parseAnswer(name, answer)), onProgress });
        port.postMessage({ id, name, args: exactCopies(args) });
      });
    },
  };
}
