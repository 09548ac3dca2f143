/** Ids of vaults, branches, files and drafts: 26 characters of lower-case Crockford base32. Never part of a path otherwise. */
export const idPattern = /^[0-9a-hjkmnp-tv-z]{26}$/;

const segmentPattern = /^([0-9a-hjkmnp-tv-z]{26})-(\d{5})\.seg$/;

/** A segment's place in the journal, as its file name says it. */
export interface SegmentName {
  readonly branch: string;
  readonly segment: number;
  readonly name: string;
}

/** `<branch id>-00001.seg` */
export function segmentName(branch: string, segment: number): string {
  return `${branch}-${String(segment).padStart(5, '0')}.seg`;
}

/** Null for any other file name. */
export function readSegmentName(name: string): SegmentName | null {
  const found = segmentPattern.exec(name);
  if (found === null) return null;
  const [, branch, digits] = found;
  if (branch === undefined || digits === undefined) return null;
  return { branch, segment: Number(digits), name };
}

/** `Casekeep <first 8 characters of the vault id> <branch id>` */
export function backupFolderName(vaultId: string, branch: string): string {
  return `Casekeep ${vaultId.slice(0, 8)} ${branch}`;
}

const backupFolderPattern = /^Casekeep ([0-9a-hjkmnp-tv-z]{8}) ([0-9a-hjkmnp-tv-z]{26})$/;

/** True for the name of a backup folder of any vault. */
export function isBackupFolderName(name: string): boolean {
  return backupFolderPattern.test(name);
}

/** Header and keyring copies on a place, by generation: `header-12.a`. */
const pairPattern = /^(header|keyring)-(\d{1,9})\.([ab])$/;

export interface PairName {
  readonly what: 'header' | 'keyring';
  readonly generation: number;
  readonly copy: 'a' | 'b';
}

/** Null for any other file name. */
export function readPairName(name: string): PairName | null {
  const found = pairPattern.exec(name);
  if (found === null) return null;
  const [, what, generation, copy] = found;
  if ((what !== 'header' && what !== 'keyring') || (copy !== 'a' && copy !== 'b')) return null;
  return { what, generation: Number(generation), copy };
}
