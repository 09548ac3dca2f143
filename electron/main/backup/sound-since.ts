import type { Readable } from '../disk/read-bytes';
import { segmentHeaderBytes } from '../format/segment-header';
import { type ChainPoint, scanFrames } from '../journal/scan-frames';
import type { DriveState } from './drive-state';

/**
 * Whether everything behind what a place recorded last continues it, frame by frame. Then a frame that was damaged here
 * later, and that the place holds as it was, stands in no way of a whole copy there. The worker proves it all the same.
 */
export async function isSoundSince(
  known: DriveState | null,
  ours: readonly { readonly name: string; readonly source: Readable; readonly bytes: number }[],
): Promise<boolean> {
  const heldOf = (name: string): number => known?.segments[name]?.bytes ?? 0;
  const last = ours.findLastIndex(({ name }) => heldOf(name) > segmentHeaderBytes);
  const first = ours[last];
  if (known === null || first === undefined) return false;
  let point: ChainPoint = {
    offset: heldOf(first.name),
    sequence: known.sequence,
    hash: Uint8Array.from(Buffer.from(known.hash, 'hex')),
  };
  for (const { source, bytes } of ours.slice(last)) {
    const { end, damagedAt } = await scanFrames(source, point, null);
    if (damagedAt !== null || end.offset !== bytes) return false;
    point = { ...end, offset: segmentHeaderBytes };
  }
  return true;
}
