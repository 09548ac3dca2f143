import { cp, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { VerifyOutcome } from '../../../renderer/vault/api';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { FAULTS_PASSWORD, startNodeApp } from '../node-app';
import { type Case, type Proof, summed } from '../proof';
import { flipSomewhere, hashesBelow, type UsedLaptop } from './laptop-copies';

/** Parts without which nothing may be called whole. */
type Wanted = 'whole' | 'header' | 'keyring' | 'journal' | 'file' | 'either';

/** One flipped byte in every part of a backup: the part is named, and no byte of the drive is changed by looking. */
export async function backupBytes(laptop: UsedLaptop, rounds: number): Promise<Proof> {
  const parts = await filesOf(laptop.backup);
  const cases: Case[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const part of parts) cases.push(await tryFlip(laptop, [part], wantedFor(part)));
    for (const what of ['header', 'keyring'] as const) {
      const both = parts.filter((part) => part.startsWith(`${what}-`));
      cases.push(await tryFlip(laptop, both, what));
    }
  }
  return summed(
    'one flipped byte in each part of a backup',
    cases,
    `${parts.length} parts and both copies of header and keyring; named, or proven whole without that byte`,
  );
}

function wantedFor(part: string): Wanted {
  if (part.startsWith('journal')) return 'journal';
  if (part.startsWith('files')) return 'file';
  // One of two copies: the other opens it.
  if (/^(header|keyring)-/.test(part)) return 'whole';
  return 'either';
}

async function tryFlip(laptop: UsedLaptop, parts: readonly string[], wanted: Wanted): Promise<Case> {
  const drive = join(laptop.folder, `drive-${newId()}`, 'Casekeep copy');
  await cp(laptop.backup, drive, { recursive: true });
  const at: number[] = [];
  for (const part of parts) at.push(await flipSomewhere(join(drive, part)));
  const before = await hashesBelow(drive);
  const app = await startNodeApp(join(laptop.folder, `fresh-${newId()}`));
  const name = parts.map((part, nth) => `${part} at byte ${at[nth] ?? 0}`).join(' and ');
  try {
    const outcome = await verified(app, drive);
    const isWhole = outcome.kind === 'whole' && outcome.digest === laptop.digest.digest;
    const named = outcome.kind === 'damaged' ? outcome.what : outcome.kind;
    const isRight =
      wanted === 'either'
        ? isWhole || outcome.kind === 'damaged'
        : wanted === 'whole'
          ? isWhole
          : named === wanted;
    const after = await hashesBelow(drive);
    const changed = [...before].filter(([file, hash]) => after.get(file) !== hash).map(([file]) => file);
    if (changed.length > 0) return { name, lost: 0, failure: `looking changed ${changed.join(', ')}` };
    return { name, lost: 0, failure: isRight ? null : `said ${named}, wanted ${wanted}` };
  } finally {
    await app.end();
  }
}

async function verified(
  app: Awaited<ReturnType<typeof startNodeApp>>,
  drive: string,
): Promise<VerifyOutcome | { readonly kind: 'not found' }> {
  const sourceId = await app.storage.chooseSource(drive).catch(() => null);
  if (sourceId === null) return { kind: 'not found' };
  const secret = { kind: 'password', password: FAULTS_PASSWORD } as const;
  return app.vault.verifySource(sourceId, secret, () => undefined, 'verify');
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
