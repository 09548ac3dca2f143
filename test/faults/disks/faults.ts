import type { SmallDisk } from './small-disk';
import { replaceFolder } from './small-disk';
import { type DiskAct, type DiskAnswer, type DiskCall, type OnDiskCall, through } from './watched-disk';

/** One call fails, or from one call on something is wrong with the whole disk until it is mended. */
export type Fault =
  | { readonly kind: 'once'; readonly code: string }
  | { readonly kind: 'short'; readonly after: string | null }
  | { readonly kind: 'stays'; readonly what: Lasting };

/** `failing` answers EIO to every change; the others are done to the real disk. */
export type Lasting = 'failing' | 'full' | 'read-only' | 'torn out' | 'replaced';

export const LASTING: readonly Lasting[] = ['failing', 'full', 'read-only', 'torn out', 'replaced'];

const ONCE: Readonly<Record<DiskAct, readonly string[]>> = {
  open: ['EIO', 'ENOSPC', 'EROFS', 'EACCES'],
  write: ['EIO', 'ENOSPC', 'short', 'short, then ENOSPC', 'short, then EIO'],
  sync: ['EIO', 'ENOSPC'],
  truncate: ['EIO', 'EROFS'],
  rename: ['EIO', 'ENOSPC', 'EROFS', 'EACCES'],
  remove: ['EIO', 'EROFS', 'EACCES'],
  make: ['EIO', 'ENOSPC', 'EROFS', 'EACCES'],
  link: ['EIO', 'ENOSPC'],
  read: ['EIO', 'EACCES'],
};

/** All ways in which one call of this sort can fail by itself. */
export function onceFaults(act: DiskAct): readonly Fault[] {
  return ONCE[act].map((name) => {
    if (name === 'short') return { kind: 'short', after: null };
    const after = /^short, then (\w+)$/.exec(name)?.[1];
    return after === undefined ? { kind: 'once', code: name } : { kind: 'short', after };
  });
}

/** In words, for the list of failures. */
export function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'once':
      return fault.code;
    case 'short':
      return fault.after === null ? 'a short write' : `a short write, then ${fault.after}`;
    case 'stays':
      return fault.what;
  }
}

/** A fault that waits for its call. */
export interface Armed {
  readonly onCall: OnDiskCall;
  /** Whether it came at all. */
  readonly struck: boolean;
  /** The call at which it did. */
  readonly at: DiskCall | null;
  /** Nothing is wrong any more. */
  mend(): void;
}

/** Strikes at the n-th call; a lasting one as soon as the real disk allows it from there on. */
export function armed(fault: Fault, nth: number, folder: string, disk: SmallDisk | null): Armed {
  let at: DiskCall | null = null;
  let putBack: (() => void) | null = null;
  let shortened: string | null = null;

  const strike = (call: DiskCall): DiskAnswer => {
    if (fault.kind === 'once') return isAt(call) ? fails(fault.code) : through;
    if (fault.kind === 'short') {
      if (shortened === call.path && call.act === 'write' && fault.after !== null) {
        shortened = null;
        return fails(fault.after);
      }
      if (call.nth !== nth) return through;
      at = call;
      shortened = call.path;
      return { kind: 'short' };
    }
    return lasting(fault.what, call);
  };

  const isAt = (call: DiskCall): boolean => {
    if (call.nth === nth) at = call;
    return call.nth === nth;
  };

  const lasting = (what: Lasting, call: DiskCall): DiskAnswer => {
    if (call.nth < nth) return through;
    if (what === 'failing') {
      at ??= call;
      return call.act === 'read' ? through : fails('EIO');
    }
    if (at !== null) return through;
    if (what === 'read-only') {
      if (disk?.makeReadOnly()) at = call;
      return through;
    }
    at = call;
    if (what === 'full') disk?.fill();
    if (what === 'torn out') disk?.tearOut();
    if (what === 'replaced') putBack = replaceFolder(folder);
    return through;
  };

  return {
    onCall: strike,
    get struck() {
      return at !== null;
    },
    get at() {
      return at;
    },
    mend() {
      putBack?.();
      putBack = null;
      disk?.mend();
    },
  };
}

function fails(code: string): DiskAnswer {
  return { kind: 'fails', code };
}

/** Whether a fault needs a mounted disk, not only the watch. */
export function needsDisk(fault: Fault): boolean {
  return fault.kind === 'stays' && fault.what !== 'failing' && fault.what !== 'replaced';
}
