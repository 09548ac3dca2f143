import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readDriveState } from '../../../../electron/main/backup/drive-state';
import { DiskTrouble } from '../../../../electron/main/disk/disk-trouble';
import { readableFile } from '../../../../electron/main/disk/read-bytes';
import { surveyJournal } from '../../../../electron/main/journal/survey-journal';
import { readMarker } from '../../../../electron/main/places/place-marker';
import { findBackup } from '../../../../electron/main/source/find-backup';
import { readSource } from '../../../../electron/main/source/sources';
import { segmentName } from '../../../../electron/main/format/names';
import type { Golden } from '../golden';
import type { GreedyCase } from './greedy-case';

const ENDLESS = 2 ** 40;
const PARTS = ['header-1.a', 'keyring-1.a', 'tombstones', 'manifest', 'journal/x', 'files/y'];

/** Files on a drive that are as long as the drive would like; they take no room there. */
export function driveCases(golden: Golden, folder: string): readonly GreedyCase[] {
  return [
    {
      name: 'the marker of a place without end',
      answer: 'null',
      async ask() {
        const place = join(folder, 'marker');
        await endless(join(place, 'casekeep-place.json'));
        return String(await readMarker(place));
      },
    },
    {
      name: 'the state of a drive without end',
      answer: 'null',
      async ask() {
        const path = join(folder, 'state', 'state.json');
        await endless(path);
        return JSON.stringify(await readDriveState(path));
      },
    },
    {
      name: 'a segment without end',
      answer: 'torn-tail',
      async ask() {
        const path = join(folder, 'journal', segmentName(golden.branch, 1));
        await endless(path, golden.segment);
        const bytes = readableFile(path, ENDLESS);
        const { branch } = golden;
        const source = { branch, segment: 1, name: '', modifiedMs: 0, inode: 0, mark: null, bytes };
        return (await surveyJournal([source], null)).condition.kind;
      },
    },
    {
      name: 'a backup whose every part is without end',
      answer: 'damaged',
      async ask() {
        const drive = join(folder, 'drive');
        for (const name of PARTS) await endless(join(drive, name));
        const found = await findBackup(drive);
        return readSource({ kind: 'folder', path: found?.folder ?? '' }).then(
          () => 'read',
          (error: unknown) => (error instanceof DiskTrouble ? error.reason : 'thrown'),
        );
      },
    },
  ];
}

async function endless(path: string, begin: Uint8Array = new Uint8Array()): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, begin);
  await truncate(path, ENDLESS);
}
