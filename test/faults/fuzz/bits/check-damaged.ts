import { readableBytes } from '../../../../electron/main/backup/write-compared';
import { DiskTrouble } from '../../../../electron/main/disk/disk-trouble';
import { readPairName, readSegmentName } from '../../../../electron/main/format/names';
import { readPairs } from '../../../../electron/main/source/source-bounds';
import { type SourceParts, surveySource } from '../../../../electron/main/source/source';
import { tarParts } from '../../../../electron/main/source/tar-source';
import { instant } from '../../../../renderer/domain/instant';
import type { VerifyOutcome } from '../../../../renderer/vault/api';
import { verifySource } from '../../../../renderer/vault/backup/verify-source';
import { argon, type ArgonOutcome } from '../../../../renderer/vault/crypto/argon';
import { hex } from '../../../../renderer/vault/crypto/bytes';
import type { Derive } from '../../../../renderer/vault/keys/slot-secret';
import { PASSWORD } from '../../../fixtures/vault-in-node';
import { sourcePort } from '../memory-source';
import { bytesOfParts, checkPart, type WholeBackup } from './check-part';
import type { BackupFiles } from './damages';

/** What looking at a backup said; `installs`: what a restore would lay down, in short. */
export interface Said {
  readonly outcome: VerifyOutcome | { readonly kind: 'no-backup'; readonly reason: string };
  readonly installs: string | null;
  readonly writes: number;
}

export interface BackupCheck {
  readonly whole: Said;
  /** All of a restore's code up to its first write. */
  all(files: BackupFiles): Promise<Said>;
  /** The same answer from the damaged part alone, wherever that is enough. */
  part(files: BackupFiles): Promise<Said>;
}

/** Looks at damaged copies of a sound backup in memory; Argon2id is paid once for each salt and cost. */
export async function backupCheck(of: 'drive' | 'export', sound: BackupFiles): Promise<BackupCheck> {
  const derive = rememberingArgon();
  const now = () => instant.parse('2026-11-23T10:00:00.000Z');
  const secret = { kind: 'password', password: PASSWORD } as const;

  const verify = async (source: SourceParts) => {
    const { port, writes } = sourcePort(source);
    const context = { port, derive, now };
    const answer = await verifySource(
      context,
      'memory-source',
      secret,
      () => undefined,
      () => false,
    );
    return { ...answer, writes: writes() };
  };
  const all = async (files: BackupFiles): Promise<Said> => {
    const source = await sourceOrTrouble(of, files);
    if (source instanceof DiskTrouble) return noBackup(source);
    const { outcome, verified, writes } = await verify(source);
    return { outcome, installs: verified && inShort(verified), writes };
  };

  const parts = await sourceOf(of, sound);
  const { outcome, verified } = await verify(parts);
  if (verified === null) throw new Error(`the undamaged ${of} is ${outcome.kind}`);
  const known: WholeBackup = {
    parts,
    bytes: await bytesOfParts(parts),
    survey: await surveySource(parts),
    verified,
    outcome,
  };
  const whole = await all(sound);
  return {
    whole,
    all,
    async part(files) {
      const source = await sourceOrTrouble(of, files);
      if (source instanceof DiskTrouble) return noBackup(source);
      const { port, writes } = sourcePort(source);
      const told = await checkPart(known, source, { port, derive, now });
      if (told === undefined) return all(files);
      return { outcome: told, installs: told === outcome ? whole.installs : null, writes: writes() };
    },
  };
}

function noBackup({ reason }: DiskTrouble): Said {
  return { outcome: { kind: 'no-backup', reason }, installs: null, writes: 0 };
}

function rememberingArgon(): Derive {
  const known = new Map<string, Promise<ArgonOutcome>>();
  return (input) => {
    const name = `${hex(input.salt)} ${input.operations} ${input.memoryBytes}`;
    const derived = known.get(name) ?? argon(input);
    known.set(name, derived);
    return derived;
  };
}

async function sourceOrTrouble(
  of: 'drive' | 'export',
  files: BackupFiles,
): Promise<SourceParts | DiskTrouble> {
  try {
    return await sourceOf(of, files);
  } catch (error) {
    if (error instanceof DiskTrouble) return error;
    throw error;
  }
}

type Verified = NonNullable<Awaited<ReturnType<typeof verifySource>>['verified']>;

/** Header, units, journal's end: what a restore takes over. */
function inShort({ header, keyring, proof, destroyedHere }: Verified): string {
  const units = [...keyring.parts.values()].flatMap((part) => [...part.units.keys()]).sort();
  const end = `${proof.state.sequence} ${hex(proof.state.hash)} ${proof.scratch.goneFiles.join()}`;
  return [hex(header), keyring.generation, units.join(), end, destroyedHere.length].join('|');
}

async function sourceOf(of: 'drive' | 'export', files: BackupFiles): Promise<SourceParts> {
  if (of === 'export') return tarParts(readableBytes([...files.values()][0] ?? new Uint8Array()));
  const readable = (name: string) => {
    const bytes = files.get(name);
    return bytes === undefined ? null : readableBytes(bytes);
  };
  const pairs = [...files].flatMap(([name, bytes]) => {
    const pair = readPairName(name);
    return pair === null ? [] : [{ ...pair, bytes: readableBytes(bytes) }];
  });
  const below = (folder: string) =>
    [...files].flatMap(([name, bytes]) =>
      name.startsWith(`${folder}/`) ? [{ name: name.slice(folder.length + 1), bytes }] : [],
    );
  return {
    isWhole: true,
    headers: await readPairs(pairs.filter(({ what }) => what === 'header')),
    keyrings: await readPairs(pairs.filter(({ what }) => what === 'keyring')),
    segments: below('journal').flatMap(({ name, bytes }) => {
      const segment = readSegmentName(name);
      return segment === null ? [] : [{ ...segment, bytes: readableBytes(bytes) }];
    }),
    files: below('files').map(({ name, bytes }) => ({ fileId: name, bytes: bytes.length })),
    file: (fileId) => readable(`files/${fileId}`),
    tombstones: readable('tombstones'),
    manifest: readable('manifest'),
  };
}
