import { proxy } from 'comlink';
import { type Instant, instant } from '../domain/instant';
import type { ArgonCost } from './crypto/argon';
import type { Vault } from './api';
import { restores } from './backup/restores';
import type { Restores } from './context';
import { checkCrypto } from './crypto/self-check';
import { argument, parsed } from './edge/arguments';
import { cancelTokens } from './edge/cancel-tokens';
import { gently, guarded, orPlainly, UNEXPECTED } from './edge/guard';
import { oneLeave } from './edge/one-leave';
import { unsavedCommand } from './edge/unsaved-command';
import type { Derive } from './keys/slot-secret';
import { openMadeVault } from './opening/open-made-vault';
import { differingGroups, prepareVault, type UnwrittenVault } from './opening/prepare-vault';
import { presenceOf } from './opening/presence';
import { unlock, type UnlockParts } from './opening/unlock';
import { portClient } from './port/port-client';
import { sessionHolder } from './session';
import type { VaultDatabase } from './store/database';

/** What differs between the worker and a test in Node. */
export interface Surroundings {
  /** Milliseconds since 1970, without the shift. */
  readonly clock: () => number;
  readonly derive: Derive;
  readonly database: VaultDatabase;
  /** Cost of a new vault's Argon2id: calibrated in the app, the cheapest that the format allows in tests. */
  readonly cost: () => Promise<ArgonCost>;
}

/** The whole vault behind `api.ts`; each call is parsed here, and nothing that is thrown inside leaves it as it is. */
export function makeVault({ clock, derive, database, cost }: Surroundings): Vault {
  const sessions = sessionHolder();
  const tokens = cancelTokens();
  const leave = oneLeave(clock);
  let shiftMs = 0;
  let unlockParts: UnlockParts | undefined;
  let beforeUnlock: Restores | undefined;
  let unwritten: UnwrittenVault | undefined;
  const now = (): Instant => instantOf(clock() + shiftMs);
  const parts = (): UnlockParts => {
    if (!unlockParts) throw new Error('refused:not-connected');
    return unlockParts;
  };
  const restoring = (): Restores => {
    beforeUnlock ??= restores({ port: parts().port, derive, now });
    return beforeUnlock;
  };
  const open = () => {
    if (!sessions.current) throw new Error('locked');
    return sessions.current;
  };
  const locked = { kind: 'locked' } as const;
  const notConfirmed = { kind: 'not-confirmed' } as const;

  return {
    connect: (port, clockShiftMs) =>
      orPlainly('connect', async () => {
        await checkCrypto();
        shiftMs = parsed('connect', argument.clockShift, clockShiftMs);
        unlockParts = { port: portClient(port), derive, now, database };
        const survey = await unlockParts.port.call('survey', {});
        if (survey.kind === 'failed') throw new Error('The disk did not answer');
        return presenceOf(survey.value);
      }),

    prepareVault: (password, practice) =>
      orPlainly('prepareVault', async () => {
        const secret = parsed('prepareVault', argument.secretText, password);
        const start = parsed('prepareVault', argument.practice, practice);
        unwritten = await prepareVault(secret, start, await cost(), derive, now());
        return unwritten.prepared;
      }),
    finishVault: (typed) =>
      guarded(async () => {
        const groups = parsed('finishVault', argument.typedGroups, typed);
        if (!unwritten) throw new Error('refused:finishVault');
        const differing = differingGroups(unwritten.prepared, groups);
        if (differing.length > 0) return { kind: 'groups-differ', groups: differing };
        const made = await openMadeVault(parts(), unwritten);
        if (made.kind !== 'made') return made;
        const outcome = await sessions.take(parts(), made.result, () => {});
        if (outcome.kind !== 'open') return { kind: 'storage-failed', reason: outcome.kind };
        unwritten = undefined;
        return { kind: 'made' };
      }),

    unlock: (secret, onProgress) =>
      guarded(async () => {
        const told = parsed('unlock', argument.secret, secret);
        const tell: typeof onProgress = (progress) =>
          void Promise.resolve(onProgress(progress)).catch(() => undefined);
        return sessions.take(parts(), await unlock(parts(), told, tell), tell);
      }),
    confirmSecret: (password) =>
      guarded(async () => {
        const secret = parsed('confirmSecret', argument.secretText, password);
        const outcome = await (sessions.current?.vault.secrets.confirm(secret) ?? locked);
        if (outcome.kind === 'confirmed') leave.give();
        return outcome;
      }),
    changePassword: (current, next) =>
      guarded(async () => {
        const [from, to] = [current, next].map((text) => parsed('changePassword', argument.secretText, text));
        return sessions.current?.vault.secrets.changePassword(from ?? '', to ?? '') ?? locked;
      }),
    renewRecovery: (password) =>
      guarded(
        async () =>
          sessions.current?.vault.secrets.renewRecovery(
            parsed('renewRecovery', argument.secretText, password),
          ) ?? locked,
      ),
    finishRenewal: () => guarded(async () => sessions.current?.vault.secrets.finishRenewal() ?? locked),
    offerBackSurplus: () => guarded(() => sessions.offerBackSurplus()),
    seal: () => orPlainly('seal', async () => (await sessions.current?.vault.seal()) ?? 0),

    ask: (question) =>
      orPlainly('ask', async () => {
        parsed('ask', argument.named, question);
        return open().records.ask(question);
      }),
    watch: (question, listener) =>
      orPlainly('watch', async () => {
        parsed('watch', argument.named, question);
        return proxy(await open().records.watch(question, listener));
      }),
    async act(command) {
      parsed('act', argument.named, command);
      if (!sessions.current) return unsavedCommand(command.name, locked);
      try {
        return await sessions.current.records.act(command);
      } catch {
        return unsavedCommand(command.name, UNEXPECTED);
      }
    },

    addAttachment: (input, file, onProgress, token) =>
      guarded(async () => {
        const told = parsed('addAttachment', argument.newAttachment, input);
        const bytes = parsed('addAttachment', argument.file, file);
        return tokens.run(
          token,
          (cancelled) =>
            sessions.current?.attachments.add(
              told,
              bytes,
              bytes.name,
              gently(onProgress, clock),
              cancelled,
            ) ?? Promise.resolve(locked),
        );
      }),
    readAttachment: (id, onChunk, token) =>
      guarded(() =>
        tokens.run(
          token,
          async (cancelled) => sessions.current?.attachments.read(id, onChunk, cancelled) ?? locked,
        ),
      ),
    exportAttachment: (id, targetId, onProgress, token) =>
      guarded(() =>
        tokens.run(token, async (cancelled) => {
          if (!sessions.current) return locked;
          if (!leave.take()) return notConfirmed;
          return sessions.current.attachments.export(id, targetId, gently(onProgress, clock), cancelled);
        }),
      ),
    importRows: (input, onProgress, token) =>
      guarded(() =>
        tokens.run(token, async (cancelled) => {
          const told = parsed('importRows', argument.importRows, input);
          return sessions.current?.records.importRows(told, gently(onProgress, clock), cancelled) ?? locked;
        }),
      ),
    backup: (placeId, onProgress, token) =>
      guarded(() =>
        tokens.run(
          token,
          async (cancelled) =>
            sessions.current?.backups.run(placeId, gently(onProgress, clock), cancelled) ?? locked,
        ),
      ),
    practiceRestore: (placeId, onProgress, token) =>
      guarded(() =>
        tokens.run(token, async (cancelled) =>
          open().backups.practiceRestore(placeId, gently(onProgress, clock), cancelled),
        ),
      ),
    exportOneFile: (targetId, onProgress, token) =>
      guarded(() =>
        tokens.run(token, async (cancelled) => {
          if (!sessions.current) return locked;
          if (!leave.take()) return notConfirmed;
          return sessions.current.backups.exportOneFile(targetId, gently(onProgress, clock), cancelled);
        }),
      ),
    verifySource: (sourceId, secret, onProgress, token) =>
      guarded(() =>
        tokens.run(token, (cancelled) => {
          const told = parsed('verifySource', argument.secret, secret);
          return restoring().verify(sourceId, told, gently(onProgress, clock), cancelled);
        }),
      ),
    installSource: (sourceId, onProgress) =>
      guarded(() => restoring().install(sourceId, gently(onProgress, clock))),
    fillDemo: (onProgress) =>
      guarded(
        async () => sessions.current?.records.fillDemo(gently(onProgress, clock), () => false) ?? locked,
      ),
    cancel: async (token) => tokens.cancel(token),
    contentDigest: () => orPlainly('contentDigest', () => open().backups.contentDigest()),
  };
}

/** The one place where milliseconds become an instant. */
function instantOf(milliseconds: number): Instant {
  return instant.parse(new Date(milliseconds).toISOString());
}
