import { z } from 'zod';
import { readFrameHead } from '../../../electron/main/format/frame-head';
import type { Tamper } from './desk';

const appending = z.object({ frames: z.array(z.instanceof(Uint8Array)).min(1) });
/** The act that is lost, counted from the start of the app. */
const LOST = 3;

/** A disk that swallows one act's bytes and acknowledges them all the same: the histories must notice. */
export function losesFrames(): Tamper {
  let appends = 0;
  return ({ id, name, args }) => {
    if (name !== 'journal.append') return null;
    appends += 1;
    const told = appending.safeParse(args);
    if (appends !== LOST || !told.success) return null;
    const last = readFrameHead(told.data.frames.at(-1) ?? new Uint8Array(0), 0);
    const at = told.data.frames.map(() => ({ segment: 1, offset: 4096 }));
    return { id, answer: { kind: 'ok', value: { sequence: last?.sequence ?? 0, at } } };
  };
}
