import type { Address, Envelope } from '../journal/envelope';
import type { Frame } from '../journal/frame';
import type { FrameInPlace } from '../journal/read-frames';

/** A frame that was authenticated and whose envelope is open. */
export interface ReadFrame {
  readonly frame: Frame;
  readonly at: Address;
  readonly envelope: Envelope;
}

/** Gathers frames into the acts they belong to. */
export interface OpenGroup {
  /**
   * `envelope` of a frame that may be used; `told` is what the envelope says even when the frame may not be used (its
   * content was changed); `damaged` when something of the act is lost.
   */
  take(one: FrameInPlace, envelope: Envelope | undefined, told: Envelope | undefined, damaged: boolean): void;
  /** Acts that ended since the last call. */
  finished(): readonly (readonly ReadFrame[])[];
  /** The last frame ended its act: whoever goes on from here misses no part of one. */
  readonly isBetweenActs: boolean;
}

/** Nothing gathered yet. */
export function openGroup(): OpenGroup {
  let done: (readonly ReadFrame[])[] = [];
  let current: ReadFrame[] = [];
  let group = '';
  let lossy = false;
  let isBetweenActs = true;
  const end = () => {
    if (current.length > 0) done.push(current);
    current = [];
    lossy = false;
  };
  return {
    take({ frame, at }, envelope, told, damaged) {
      // Another act begins: the one before either lost its last frame to damage, and counts, or was cut off, and does not.
      if (told && told.group !== group) {
        if (lossy) end();
        current = [];
        lossy = false;
        group = told.group;
      }
      // Only now: damage of this act says nothing about whether the one before came to its end.
      if (damaged) lossy = true;
      if (told || damaged) isBetweenActs = told?.end === true;
      if (envelope) current.push({ frame, at, envelope });
      if (told?.end) end();
    },
    get isBetweenActs() {
      return isBetweenActs;
    },
    finished() {
      const groups = done;
      done = [];
      return groups;
    },
  };
}
