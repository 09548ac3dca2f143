import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A mounted file system that has a UUID. */
export interface Mount {
  readonly uuid: string;
  readonly mountPoint: string;
}

const device = z.object({
  uuid: z.string().nullable().optional(),
  mountpoints: z.array(z.string().nullable()).optional(),
  mountpoint: z.string().nullable().optional(),
  get children() {
    return z.array(device).optional();
  },
});
type Device = z.infer<typeof device>;
const listing = z.object({ blockdevices: z.array(device) });

/** Asks `lsblk`; empty where it is missing or fails (other systems know a drive by its folder's marker alone). */
export async function listMounts(): Promise<readonly Mount[]> {
  if (process.platform !== 'linux') return [];
  const text = await new Promise<string>((resolve) => {
    const args = ['-J', '-o', 'UUID,MOUNTPOINTS'];
    execFile('lsblk', args, { timeout: 4000 }, (_error, stdout) => resolve(stdout));
  });
  return readMounts(text);
}

/** Reads `lsblk`'s JSON; anything else is no mounts. */
export function readMounts(text: string): readonly Mount[] {
  try {
    return listing.parse(JSON.parse(text)).blockdevices.flatMap(mountsOf);
  } catch {
    return [];
  }
}

function mountsOf(one: Device): readonly Mount[] {
  const { uuid } = one;
  const points = [...(one.mountpoints ?? []), one.mountpoint ?? null].filter((point) => point !== null);
  const own = uuid ? points.map((mountPoint) => ({ uuid, mountPoint })) : [];
  return [...own, ...(one.children ?? []).flatMap(mountsOf)];
}

/** Changes whenever something is mounted or unmounted; empty where the system does not say. */
export function mountTable(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return '';
  }
}
