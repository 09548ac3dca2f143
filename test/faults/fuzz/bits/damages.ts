/** A backup's files in memory: those of a drive's folder, or the one of an export. */
export type BackupFiles = ReadonlyMap<string, Uint8Array>;

/** One thing done to a backup: one bit turned over, or everything from a byte on cut off; in one file, or alike in two. */
export interface Damage {
  readonly of: 'drive' | 'export';
  readonly names: readonly string[];
  readonly at: number;
  /** Which bit of the byte; null: cut off there. */
  readonly bit: number | null;
}

/** Which files are damaged together: each alone, and both copies of header and keyring alike. */
function groupsOf(files: BackupFiles): readonly (readonly string[])[] {
  const names = [...files.keys()];
  const both = (['header', 'keyring'] as const).map((what) =>
    names.filter((name) => name.startsWith(`${what}-`)),
  );
  return [...names.map((name) => [name]), ...both.filter((pair) => pair.length > 1)];
}

/** Every bit and every length, one after the other. */
export function* damagesOf(of: Damage['of'], files: BackupFiles): Generator<Damage> {
  for (const names of groupsOf(files)) {
    const length = Math.min(...names.map((name) => files.get(name)?.length ?? 0));
    for (let at = 0; at < length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) yield { of, names, at, bit };
      yield { of, names, at, bit: null };
    }
  }
}

/** The files with the damage done; the others are shared. */
export function damaged(files: BackupFiles, { names, at, bit }: Damage): BackupFiles {
  const after = new Map(files);
  for (const name of names) {
    const bytes = (files.get(name) ?? new Uint8Array()).slice(0, bit === null ? at : undefined);
    if (bit !== null) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    after.set(name, bytes);
  }
  return after;
}

export function inWords({ of, names, at, bit }: Damage): string {
  return `${of} ${names.join(' and ')} ${bit === null ? `cut at ${at}` : `bit ${bit} of byte ${at}`}`;
}

/**
 * Why a damage may change nothing: what was damaged says nothing that does not stand elsewhere too. Null: it must be refused.
 * An export's own places are told by what stands there.
 */
export function harmlessBecause(damage: Damage, partAt: (at: number) => string): string | null {
  const name = damage.of === 'drive' ? damage.names.join(' and ') : partAt(damage.at);
  if (/^(header|keyring)-\d+\.[ab]$/.test(name)) return 'the other copy is whole';
  if (name === 'tombstones') return 'destructions stand in the journal too';
  if (name === 'manifest') return 'it only says how far was proven';
  if (name === 'state.json') return 'no restore reads it';
  if (name === 'checksum') return 'it only fills up the field of a checksum';
  if (name === 'padding') return 'no part of any file';
  return null;
}
