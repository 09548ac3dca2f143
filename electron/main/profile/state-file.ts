import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, writeWhole } from '../disk/durable-write';
import { serialQueue } from '../disk/serial-queue';
import { firstState, type PlainState, plainState } from './plain-state';

/** `state.json` in memory and on disk. */
export interface StateFile {
  now(): PlainState;
  /** In memory at once, on disk when it resolves; rejects with the disk's error, the memory then keeps the change. */
  change(next: (state: PlainState) => PlainState): Promise<void>;
}

/** Reads the file, or starts from the first state when it is missing or unreadable. */
export function openStateFile(path: string): StateFile {
  const queue = serialQueue();
  let state = read(path);
  return {
    now: () => state,
    change(next) {
      state = next(state);
      return queue(async () => {
        await makeFolder(dirname(path));
        await writeWhole(path, Buffer.from(JSON.stringify(state, null, 1), 'utf8'));
      });
    },
  };
}

function read(path: string): PlainState {
  try {
    return plainState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return firstState;
  }
}
