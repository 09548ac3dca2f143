import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { blankPerson } from '../../../renderer/domain/blank-person';
import type { UnlockOutcome } from '../../../renderer/vault/api';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { type Contents, readContents } from '../kill/contents';
import { FAULTS_PASSWORD, firstRun, type NodeApp, startNodeApp } from '../node-app';
import { EXPORT_NAME } from './whole-life';
import { startOn } from './start-on';

/** What is asked of a start besides opening. */
export interface Questions {
  /** Tried in this order. */
  readonly passwords: readonly string[];
  readonly recoveryKey: string | null;
  readonly placeId: string | null;
  readonly isBackedUp: boolean;
  readonly isExported: boolean;
  /** Backup and export are verified on a laptop that knows nothing of the vault. */
  readonly verifiesElsewhere: boolean;
  /** Copies to the drive once more and has it proven. */
  readonly backsUpAgain: boolean;
}

/** What a start after an outage finds, in answers of the vault itself. */
export interface Look {
  readonly presence: string;
  /** `open` and what was noticed, or the refusal. */
  readonly said: string;
  readonly password: string | null;
  readonly held: Contents | null;
  readonly idleMinutes: number;
  readonly knowsPlace: boolean;
  readonly recovery: string | null;
  /** Of the backup and of the export, as `verifySource` says it; records when it is whole. */
  readonly backup: Verified | null;
  readonly export: Verified | null;
  readonly keptVaults: number;
  /** What the vault answered to one more client, and to one more backup. */
  readonly goesOn: string | null;
  readonly backsUp: string | null;
}

export interface Verified {
  readonly kind: string;
  readonly records: number;
}

/** Starts on the profile below `root` and asks everything. */
export async function lookAt(root: string, storeName: string, questions: Questions): Promise<Look> {
  const profile = join(root, 'profile');
  const app = await startOn(profile, storeName);
  const elsewhere = questions.verifiesElsewhere ? await startNodeApp(join(root, 'elsewhere')) : app;
  try {
    const { placeId } = questions;
    const presence = app.presence.kind;
    const { state, places } = app.storage.storage.stores;
    const opened = await open(app, questions);
    const isOpen = opened.outcome.kind === 'open';
    return {
      presence,
      said: inShort(opened.outcome),
      password: isOpen ? opened.password : null,
      held: isOpen ? await readContents(app.vault, []) : null,
      idleMinutes: state.now().preferences.idleMinutes,
      knowsPlace:
        placeId !== null && (await places.rootOf(placeId).catch(() => null)) === join(root, 'drive'),
      recovery: isOpen ? opened.recovery : null,
      backup: questions.isBackedUp ? await verified(elsewhere, join(root, 'drive'), 'folder') : null,
      export: questions.isExported
        ? await verified(elsewhere, join(root, 'exports', EXPORT_NAME), 'file')
        : null,
      keptVaults: readdirSync(profile).filter((name) => name.startsWith('vault.old-')).length,
      goesOn: isOpen ? await oneMoreClient(app) : null,
      backsUp: isOpen && placeId !== null && questions.backsUpAgain ? await backedUp(app, placeId) : null,
    };
  } finally {
    if (elsewhere !== app) await endFor(elsewhere);
    await app.end();
  }
}

async function endFor(app: NodeApp): Promise<void> {
  await app.end();
  await app.database.dexie.delete();
}

interface Opened {
  readonly outcome: UnlockOutcome;
  readonly password: string;
  readonly recovery: string | null;
}

async function open(app: NodeApp, { passwords, recoveryKey }: Questions): Promise<Opened> {
  if (app.presence.kind === 'none') {
    // Nothing was ever kept here: the first run must go through.
    await firstRun(app);
    return { outcome: { kind: 'open', notices: [] }, password: FAULTS_PASSWORD, recovery: null };
  }
  const byRecovery =
    recoveryKey === null ? null : await app.vault.unlock({ kind: 'recovery', recoveryKey }, () => undefined);
  const recovery = byRecovery?.kind ?? null;
  let outcome: UnlockOutcome = { kind: 'storage-failed', reason: 'no password' };
  for (const password of passwords) {
    outcome = await app.unlock(password);
    if (outcome.kind !== 'wrong-secret') return { outcome, password, recovery };
  }
  return { outcome, password: '', recovery };
}

async function verified(app: NodeApp, path: string, what: 'folder' | 'file'): Promise<Verified> {
  const sourceId = await app.storage.chooseSource(path, what).catch(() => null);
  if (sourceId === null) return { kind: 'not found', records: 0 };
  let kind = 'not tried';
  for (const password of ['a lamp beside the reading chair', FAULTS_PASSWORD]) {
    const outcome = await app.vault.verifySource(
      sourceId,
      { kind: 'password', password },
      () => undefined,
      newId(),
    );
    kind = outcome.kind === 'damaged' ? `damaged ${outcome.what}: ${outcome.detail}` : outcome.kind;
    if (outcome.kind === 'whole')
      return { kind, records: Object.values(outcome.counts).reduce((sum, count) => sum + count, 0) };
    if (outcome.kind !== 'wrong-secret') break;
  }
  return { kind, records: 0 };
}

async function oneMoreClient({ vault }: NodeApp): Promise<string> {
  const person = { ...blankPerson, name: 'After the outage' };
  const facts = { service: 'Counselling', startedOn: '2026-11-23', fundedBy: 'self' } as const;
  const outcome = await vault.act({ name: 'create-client', args: { person, ...facts } });
  return outcome.kind === 'saved' ? 'saved' : JSON.stringify(outcome);
}

async function backedUp({ vault }: NodeApp, placeId: string): Promise<string> {
  const outcome = await vault.backup(placeId, () => undefined, newId());
  return outcome.kind === 'proven' ? 'proven' : JSON.stringify(outcome);
}

function inShort(outcome: UnlockOutcome): string {
  if (outcome.kind !== 'open') return JSON.stringify(outcome);
  return ['open', ...outcome.notices.map((notice) => notice.kind)].join(' ');
}
