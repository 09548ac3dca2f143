import { copyFile, cp, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnlockSecret } from '../../../renderer/vault/api';
import { flip, firstSegment, rewrite } from './bytes-of';
import type { FrameFacts } from './journal-frames';
import { FRAME_FIELDS } from './journal-frames';
import { backupOn, type Victim } from './victim';

/** What somebody does to a drive, and what the three who look at it must say. */
export interface DriveTampering {
  readonly name: string;
  readonly secret?: UnlockSecret;
  tamper(drive: string, backup: string): Promise<unknown>;
  /** Bytes behind what was recorded go. */
  readonly cutsBack?: true;
  /** A fresh laptop verifies it before a restore. */
  readonly verified: string;
  /** The laptop it belongs to goes on backing up to it. */
  readonly backedUp: string;
  /** The same laptop practises a restore after that. */
  readonly practised: string;
}

const outcome = (verified: string, backedUp: string, practised: string) => ({
  verified,
  backedUp,
  practised,
});

/** Bits of every part; parts of an earlier day and of another vault; links. */
export async function driveCases(
  victim: Victim,
  frames: readonly FrameFacts[],
): Promise<readonly DriveTampering[]> {
  const backup = await backupOn(victim.now.drive);
  const names = await readdir(backup);
  const part = (what: string, copy: string) =>
    names.find((name) => name.startsWith(what) && name.endsWith(copy)) ?? '';
  const turn = (name: string, ...at: readonly number[]) =>
    at.map((one) => ({ one, tamper: (_: string, folder: string) => flip(join(folder, name), one) }));
  const mended = outcome('whole', 'proven', 'whole');
  const pairs = ['header', 'keyring'].flatMap((what): readonly DriveTampering[] => [
    ...['.a', '.b'].flatMap((copy) =>
      turn(part(what, copy), 4, 60, 400, -20).map(({ one, tamper }) => ({
        name: `${what}${copy} at ${one}`,
        tamper,
        ...mended,
      })),
    ),
    {
      name: `both copies of the ${what}`,
      tamper: async (_, folder) => {
        for (const copy of ['.a', '.b']) await flip(join(folder, part(what, copy)), 300);
      },
      ...outcome(`damaged:${what}`, 'proven', 'whole'),
    },
  ]);
  const journal = frames.flatMap((frame) =>
    FRAME_FIELDS.flatMap((field): readonly DriveTampering[] => {
      const at = field.at(frame);
      if (at === null) return [];
      return [
        {
          name: `${field.name} of frame ${frame.sequence}`,
          tamper: async (_, folder) => flip(await firstSegment(join(folder, 'journal')), frame.offset + at),
          ...outcome('damaged:journal', 'not-proven', 'damaged:journal'),
        },
      ];
    }),
  );
  const fileId = victim.files[0]?.fileId ?? '';
  const files = [3, 20, 85, 95, 200, -1].map(
    (at): DriveTampering => ({
      name: `sealed file at ${at}`,
      tamper: (_, folder) => flip(join(folder, 'files', fileId), at),
      ...outcome('damaged:file', 'proven or not-proven', 'damaged:file'),
    }),
  );
  return [...pairs, ...journal, ...files, ...notes(), ...(await moved(victim)), ...links(fileId)];
}

/** Small files whose word is never believed. */
function notes(): readonly DriveTampering[] {
  const mended = outcome('whole', 'proven', 'whole');
  const at = (name: string, places: readonly number[]): readonly DriveTampering[] =>
    places.map((place) => ({
      name: `${name} at ${place}`,
      tamper: (_, folder) => flip(join(folder, name), place),
      ...mended,
    }));
  return [
    ...at('manifest', [2, 18, 40, -1]),
    ...at('state.json', [3, 60, 200, -20]),
    ...at('tombstones', [90, -3]),
    { name: 'manifest deleted', tamper: (_, folder) => rm(join(folder, 'manifest')), ...mended },
    { name: 'manifest emptied', tamper: (_, folder) => truncate(join(folder, 'manifest'), 0), ...mended },
    { name: 'state.json deleted', tamper: (_, folder) => rm(join(folder, 'state.json')), ...mended },
    {
      name: 'state.json: every number another',
      tamper: (_, folder) =>
        rewrite(join(folder, 'state.json'), (bytes) =>
          Buffer.from(bytes.toString('utf8').replace(/: \d/g, ': 9')),
        ),
      ...mended,
    },
    { name: 'tombstones deleted', tamper: (_, folder) => rm(join(folder, 'tombstones')), ...mended },
    {
      name: 'the marker of the place: a bit',
      tamper: (drive) => flip(join(drive, 'casekeep-place.json'), 15),
      ...mended,
    },
    {
      name: 'the marker calls itself accepted',
      tamper: (drive) => writeFile(join(drive, 'casekeep-place.json'), '{"placeId":"accepted"}'),
      ...mended,
    },
  ];
}

/** Whole parts of an earlier day or of somebody else. */
async function moved({ earlier, foreign, files }: Victim): Promise<readonly DriveTampering[]> {
  const [older, theirs] = [await backupOn(earlier.drive), await backupOn(foreign.drive)];
  const replace = async (what: string, from: string, backup: string) => {
    for (const name of await readdir(backup)) if (name.startsWith(`${what}-`)) await rm(join(backup, name));
    for (const name of await readdir(from))
      if (name.startsWith(`${what}-`)) await copyFile(join(from, name), join(backup, name));
  };
  const old = { kind: 'password', password: earlier.password } as const;
  const fileId = files[0]?.fileId ?? '';
  const [theirFile] = await readdir(join(theirs, 'files'));
  return [
    {
      name: 'an older header alone, old password',
      secret: old,
      tamper: (_, backup) => replace('header', older, backup),
      ...outcome('damaged:header', 'proven', 'whole'),
    },
    {
      name: 'an older header alone, new password',
      tamper: (_, backup) => replace('header', older, backup),
      ...outcome('wrong-secret', 'proven', 'whole'),
    },
    {
      name: 'an older keyring alone',
      tamper: (_, backup) => replace('keyring', older, backup),
      ...outcome('damaged:keyring', 'proven', 'whole'),
    },
    {
      name: 'older header and keyring beside the newer ones',
      tamper: async (_, backup) => {
        for (const name of await readdir(older))
          if (/^(header|keyring)-/.test(name)) await copyFile(join(older, name), join(backup, name));
      },
      ...outcome('whole', 'proven', 'whole'),
    },
    {
      name: 'the drive of an earlier day',
      secret: old,
      tamper: async (drive) => {
        await rm(drive, { recursive: true });
        await cp(earlier.drive, drive, { recursive: true });
      },
      ...outcome('whole', 'proven', 'whole'),
    },
    {
      name: 'the drive of another vault',
      secret: old,
      tamper: async (drive) => {
        await rm(drive, { recursive: true });
        await cp(foreign.drive, drive, { recursive: true });
      },
      ...outcome('whole', 'proven', 'whole'),
    },
    {
      name: 'the header of another vault',
      tamper: (_, backup) => replace('header', theirs, backup),
      secret: old,
      ...outcome('damaged:keyring', 'proven', 'whole'),
    },
    {
      name: 'the keyring of another vault',
      tamper: (_, backup) => replace('keyring', theirs, backup),
      ...outcome('damaged:keyring', 'proven', 'whole'),
    },
    {
      name: 'the journal of another vault',
      tamper: async (_, backup) => {
        const own = await firstSegment(join(backup, 'journal'));
        await copyFile(await firstSegment(join(theirs, 'journal')), own);
      },
      ...outcome('other-vault', 'other-history', 'other-vault'),
    },
    {
      name: 'a file of another vault',
      tamper: (_, backup) => copyFile(join(theirs, 'files', theirFile ?? ''), join(backup, 'files', fileId)),
      ...outcome('damaged:file', 'proven or not-proven', 'damaged:file'),
    },
    {
      name: 'the journal cut at its end',
      tamper: async (_, backup) =>
        rewrite(await firstSegment(join(backup, 'journal')), (bytes) => bytes.subarray(0, -30)),
      ...outcome('damaged:cut-short', 'proven', 'whole'),
    },
    {
      name: 'a frame of the journal twice at its end',
      tamper: async (_, backup) =>
        rewrite(await firstSegment(join(backup, 'journal')), (bytes) =>
          Buffer.concat([bytes, bytes.subarray(96, 495)]),
        ),
      // What no run ever recorded there is what a stopped copy left: what was proven before it is whole, and it is cut back.
      cutsBack: true,
      ...outcome('whole', 'proven', 'whole'),
    },
    {
      name: 'the journal deleted',
      tamper: async (_, backup) => rm(join(backup, 'journal'), { recursive: true }),
      ...outcome('damaged:cut-short', 'proven', 'whole'),
    },
    {
      name: 'a file deleted',
      tamper: (_, backup) => rm(join(backup, 'files', fileId)),
      ...outcome('damaged:file', 'proven', 'whole'),
    },
  ];
}

/** A drive that was in other hands: links where files should be. */
function links(fileId: string): readonly DriveTampering[] {
  const linked = (
    name: string,
    path: (backup: string) => string,
    found = 'damaged:cut-short',
  ): DriveTampering => ({
    name: `a link instead of ${name}`,
    tamper: async (drive, backup) => {
      await rename(path(backup), join(drive, 'elsewhere'));
      await symlink(join(drive, 'elsewhere'), path(backup));
    },
    ...outcome(found, 'not-proven', 'damaged:journal'),
  });
  return [
    linked('a file', (backup) => join(backup, 'files', fileId)),
    linked('the folder of files', (backup) => join(backup, 'files')),
    linked('state.json', (backup) => join(backup, 'state.json')),
    linked('the whole backup', (backup) => backup, 'no backup'),
  ];
}
