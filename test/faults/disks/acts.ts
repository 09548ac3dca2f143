import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { notChangedSentence } from '../../../renderer/features/practice/password-sentences';
import { addFailure } from '../../../renderer/features/attachments/file-words';
import {
  backupSentence,
  longSentence,
  verifyFailure,
} from '../../../renderer/features/backup/backup-sentence';
import { destroyFailure } from '../../../renderer/features/retention/retention-words';
import { unlockAnswer } from '../../../renderer/features/unlock/unlock-answer';
import { notKeptSentence } from '../../../renderer/ui/not-kept-sentence';
import { unsavedSentence } from '../../../renderer/ui/unsaved';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { FAULTS_PASSWORD, type NodeApp } from '../node-app';
import type { PreparedVault } from '../../../renderer/vault/api';
import type { Acknowledged } from './holdings';
import {
  attach,
  createClient,
  finishNote,
  keepDraft,
  sha256Of,
  STILL_HERE,
  type UsedFolders,
} from './used-laptop';

export const NEW_PASSWORD = 'another kettle on another sill';

/** What one case stands on. */
export interface Scene {
  readonly app: NodeApp;
  readonly used: UsedFolders;
  readonly drive: string;
  readonly placeId: string;
  /** The backup on the drive as something to read. */
  readonly sourceId: string;
}

/** What the app said to an act, and what it thereby promised. */
export interface Told {
  readonly kind: string;
  readonly reason: string;
  readonly isDone: boolean;
  /** What the screen says of it; null when it is done. */
  readonly sentence: string | null;
  readonly promised: readonly Acknowledged[];
}

export type Side = 'profile' | 'drive';

/** An act of a person, tried on a disk that fails at every one of its steps. */
export interface Act {
  readonly name: string;
  readonly sides: readonly Side[];
  /** What stands before it: a vault and a drive with an older backup, the same with an empty drive, or nothing. */
  readonly from: 'used' | 'empty drive' | 'nothing';
  readonly isUnlocked: boolean;
  run(scene: Scene): Promise<Told>;
}

interface Outcome {
  readonly kind: string;
  readonly reason?: string;
}

function told(
  outcome: Outcome,
  done: string,
  sentence: string | null,
  promised: readonly Acknowledged[] = [],
): Told {
  const isDone = outcome.kind === done;
  const reason = outcome.reason ?? '';
  return { kind: outcome.kind, reason, isDone, sentence, promised: isDone ? promised : [] };
}

const quiet = () => undefined;
const sheets = new WeakMap<NodeApp, PreparedVault>();

export const ACTS: readonly Act[] = [
  {
    name: 'save a note',
    sides: ['profile'],
    from: 'used',
    isUnlocked: true,
    async run({ app, used: { stillHere } }) {
      const text = 'Saved while the disk was as it was.';
      const outcome = await finishNote(app, stillHere.episodeId, text);
      return told(outcome, 'saved', unsavedSentence(outcome), [{ kind: 'note', client: STILL_HERE, text }]);
    },
  },
  {
    name: 'add a client',
    sides: ['profile'],
    from: 'used',
    isUnlocked: true,
    async run({ app }) {
      const outcome = await createClient(app, 'Newly come');
      return told(outcome, 'saved', unsavedSentence(outcome), [{ kind: 'client', client: 'Newly come' }]);
    },
  },
  {
    name: 'keep a draft',
    sides: ['profile'],
    from: 'used',
    isUnlocked: true,
    async run({ app, used: { stillHere, draftId } }) {
      const text = 'Half a thought, kept before any of it. And the other half.';
      const outcome = await keepDraft(app, draftId, stillHere.episodeId, text);
      return told(outcome, 'saved', notKeptSentence(outcome), [{ kind: 'draft', client: STILL_HERE, text }]);
    },
  },
  {
    name: 'attach a file',
    sides: ['profile'],
    from: 'used',
    isUnlocked: true,
    async run({ app, used: { stillHere } }) {
      const bytes = new Uint8Array(randomBytes(900_000));
      const name = `letter ${newId().slice(0, 6)}.bin`;
      const outcome = await attach(app, stillHere.personId, bytes, name);
      return told(outcome, 'added', addFailure(outcome), [
        { kind: 'file', client: STILL_HERE, name, sha256: sha256Of(bytes) },
      ]);
    },
  },
  {
    name: 'change the password',
    sides: ['profile'],
    from: 'used',
    isUnlocked: true,
    async run({ app }) {
      const outcome = await app.vault.changePassword(FAULTS_PASSWORD, NEW_PASSWORD);
      return told(
        outcome,
        'changed',
        outcome.kind === 'changed' ? null : notChangedSentence(outcome, new Date()),
      );
    },
  },
  {
    name: 'destroy records',
    sides: ['profile'],
    from: 'used',
    isUnlocked: true,
    async run({ app, used: { longAgo } }) {
      const args = { personId: longAgo.personId, password: FAULTS_PASSWORD };
      const outcome = await app.vault.act({ name: 'destroy-records', args });
      return told(outcome, 'destroyed', destroyFailure(outcome, new Date()));
    },
  },
  ...(['used', 'empty drive'] as const).map(
    (from): Act => ({
      name: from === 'used' ? 'back up once more' : 'back up for the first time',
      sides: ['profile', 'drive'],
      from,
      isUnlocked: true,
      async run({ app, placeId }) {
        const outcome = await app.vault.backup(placeId, quiet, `backup-${newId()}`);
        return told(outcome, 'proven', backupSentence(outcome, 'The drive').said);
      },
    }),
  ),
  {
    name: 'restore a backup',
    sides: ['profile', 'drive'],
    from: 'used',
    isUnlocked: false,
    async run({ app, sourceId }) {
      const secret = { kind: 'password', password: FAULTS_PASSWORD } as const;
      const verified = await app.vault.verifySource(sourceId, secret, quiet, `verify-${newId()}`);
      if (verified.kind !== 'whole') return told(verified, 'done', verifyFailure(verified));
      const outcome = await app.vault.installSource(sourceId, quiet);
      return told(outcome, 'done', longSentence(outcome, 'Restored.').said);
    },
  },
  {
    name: 'export into one file',
    sides: ['profile', 'drive'],
    from: 'used',
    isUnlocked: true,
    async run({ app, drive }) {
      const confirmed = await app.vault.confirmSecret(FAULTS_PASSWORD);
      if (confirmed.kind !== 'confirmed') return told(confirmed, 'confirmed', unsavedSentence(confirmed));
      const targetId = app.storage.chooseTarget(join(drive, 'whole.casekeep'));
      const outcome = await app.vault.exportOneFile(targetId, quiet, `export-${newId()}`);
      return told(outcome, 'done', longSentence(outcome, 'Exported.').said);
    },
  },
  {
    name: 'make a vault',
    sides: ['profile'],
    from: 'nothing',
    isUnlocked: false,
    async run({ app }) {
      const practice = { name: 'Fen Lane', therapist: 'R. Ash', nation: 'england-and-wales' } as const;
      const prepared = sheets.get(app) ?? (await app.vault.prepareVault(FAULTS_PASSWORD, practice));
      // Whoever tries again has the same sheet in their hands.
      sheets.set(app, prepared);
      const typed = prepared.askedGroups.map((group) => ({
        group,
        text: prepared.recoveryGroups[group - 1] ?? '',
      }));
      const outcome = await app.vault.finishVault(typed);
      return told(outcome, 'made', unsavedSentence(outcome));
    },
  },
  {
    name: 'unlock',
    sides: ['profile'],
    from: 'used',
    isUnlocked: false,
    async run({ app }) {
      const outcome = await app.unlock();
      const answer = outcome.kind === 'open' ? null : unlockAnswer(outcome, 'password', new Date());
      return told(outcome, 'open', answer && `${answer.said} ${answer.safe ?? ''}`);
    },
  },
];
