import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A mounted file system; its UUID where the system tells it. */
export interface Mount {
  readonly uuid: string | null;
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

/** What is mounted, with the UUIDs that `lsblk` knows; empty on systems without either (a marker at the old path is all there). */
async function listMounts(): Promise<readonly Mount[]> {
  if (process.platform !== 'linux') return [];
  const text = await new Promise<string>((resolve) => {
    const args = ['-J', '-o', 'UUID,MOUNTPOINTS'];
    execFile('lsblk', args, { timeout: 4000 }, (_error, stdout) => resolve(stdout));
  });
  const known = new Map(readDrives(text).map(({ mountPoint, uuid }) => [mountPoint, uuid]));
  return readMountTable(mountTable()).map((mountPoint) => ({
    mountPoint,
    uuid: known.get(mountPoint) ?? null,
  }));
}

/** The same, asked again only when something was mounted or unmounted since. */
export function rememberedMounts(): () => Promise<readonly Mount[]> {
  let table: string | null = null;
  let known: readonly Mount[] = [];
  return async () => {
    const now = mountTable();
    if (now !== table) known = await listMounts();
    table = now;
    return known;
  };
}

/** Reads `lsblk`'s JSON; anything else is no drives. */
export function readDrives(text: string): readonly Mount[] {
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

/** Never a drive somebody plugs in; a dead network share would also block whoever looks into it. */
const notDrives =
  /^(proc|sysfs|cgroup2?|devpts|devtmpfs|mqueue|hugetlbfs|securityfs|debugfs|tracefs|bpf|pstore|configfs|efivarfs|autofs|rpc_pipefs|nfs4?|cifs|smb3|fuse\..*)$/;

/** Mount points of /proc/self/mountinfo that may be drives, the root left out. */
export function readMountTable(table: string): readonly string[] {
  return table.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ');
    const point = before?.split(' ')[4];
    const type = after?.split(' ')[0];
    if (point === undefined || type === undefined || point === '/' || notDrives.test(type)) return [];
    return [
      point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
    ];
  });
}
