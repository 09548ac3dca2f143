import { z } from 'zod';
import { parseCalls } from '../../../../electron/main/bridge/parse-calls';
import type { StorageName } from '../../../../electron/contract/storage';
import type { Handlers } from '../../../../electron/main/storage/handlers';
import { isStorageName, storageArgs } from '../../../../electron/main/storage/parse-args';
import { type PortMessage, serveStorage } from '../../../../electron/main/storage/serve';
import { argument, parsed } from '../../../../renderer/vault/edge/arguments';
import { parseAnswer } from '../../../../renderer/vault/port/answers';
import { idNumber } from '../../../fixtures/ids';
import { changeCloned, clonedBytes, clonedValue, Finding, onlyTyped, type Target } from '../engine/target';

const OWN_ID = 'abcdef0123456789';
const stretch = { offset: 0, length: 10 };
const bytes = new Uint8Array(4);

/** What crosses from the page or the worker: every call of the bridge, every request of the port, every argument of the vault. */
export function callTargets(): readonly Target[] {
  const shared = { change: changeCloned, neverBlind: true } as const;
  const names = Object.keys(storageArgs).filter(isStorageName);
  return [
    {
      ...shared,
      name: 'arguments of the bridge',
      seeds: [
        [],
        ['key'],
        [3],
        ['Invoice / 3.pdf'],
        [OWN_ID, ' Stick '],
        ['folder'],
        [OWN_ID],
        [
          {
            idleMinutes: 5,
            appearance: 'dark',
            backupEveryDays: 7,
            backupStartsByItself: true,
            lockOnMinimise: false,
          },
        ],
      ].map(clonedBytes),
      run: (input) => callBridge(clonedValue(input)),
    },
    {
      ...shared,
      name: 'requests of the storage port',
      seeds: names.map((name, id) => clonedBytes({ id, name, args: exampleArgs(name) })),
      run: (input) => callStorage(clonedValue(input)),
    },
    {
      ...shared,
      name: 'answers of the storage port',
      seeds: names.map((name) => clonedBytes([name, { kind: 'ok', value: null }])),
      run(input) {
        const told = z.tuple([z.string(), z.unknown()]).safeParse(clonedValue(input));
        if (told.success && isStorageName(told.data[0])) parseAnswer(told.data[0], told.data[1]);
      },
    },
    {
      ...shared,
      name: 'arguments of the vault',
      seeds: Object.entries(exampleArguments()).map((one) => clonedBytes(one)),
      run: (input) => callVault(clonedValue(input)),
    },
  ];
}

async function callBridge(given: unknown): Promise<void> {
  if (!Array.isArray(given)) return;
  for (const parse of Object.values(parseCalls)) {
    const args: readonly unknown[] | undefined = await onlyTyped(
      () => parse(given),
      (error) => error instanceof z.ZodError,
    );
    if (parse === parseCalls.suggestedName && args !== undefined && !isPlainName(args[0]))
      throw new Finding('a name for a dialog is a path');
  }
}

function isPlainName(name: unknown): boolean {
  if (typeof name !== 'string' || name.length === 0 || name.length > 120 || name.startsWith('.'))
    return false;
  return [...name].every((character) => character >= ' ' && !'/\\:'.includes(character));
}

async function callStorage(message: unknown): Promise<void> {
  const posted: PortMessage[] = [];
  await serve(message, (answer) => void posted.push(answer));
  if (posted.length > 1) throw new Finding('a request was answered twice');
  const [answer] = posted;
  if (answer === undefined || !('answer' in answer) || answer.answer.kind === 'ok') return;
  const { reason, detail } = answer.answer.failure;
  if (reason === 'io') throw new Finding(`a request ended in ${reason}: ${detail}`);
}

/** Handlers that only take what got through. */
const serve = serveStorage(
  Object.fromEntries(Object.keys(storageArgs).map((name) => [name, async () => null])) as unknown as Handlers,
);

async function callVault(told: unknown): Promise<void> {
  if (!Array.isArray(told)) return;
  for (const [name, schema] of Object.entries(argument)) {
    await onlyTyped(
      () => parsed(name, schema, told[1]),
      (error) => error instanceof Error && error.message === `refused:${name}`,
    );
  }
}

function exampleArgs(name: StorageName): unknown {
  const known: Readonly<Record<string, unknown>> = {
    'header.write': { bytes },
    'keyring.write': { bytes, generation: 2 },
    'keyring.retire-older': { generation: 2 },
    'journal.read': { segment: 1, ...stretch },
    'journal.append': { frames: [bytes, bytes], branch: idNumber(1) },
    'file.append': { fileId: idNumber(1), bytes },
    'file.read': { fileId: idNumber(1), ...stretch },
    'file.destroy': { fileIds: [idNumber(1), idNumber(2)] },
    'draft.write': { draftId: idNumber(1), bytes },
    'draft.remove': { draftId: idNumber(1) },
    'tombstones.append': { bytes },
    'backup.verdict': { placeId: OWN_ID, verdict: 'proven', manifest: bytes },
    'source.read': { sourceId: OWN_ID, part: { kind: 'file', fileId: idNumber(1) }, ...stretch },
    'restore.install': {
      sourceId: OWN_ID,
      header: bytes,
      additions: {
        keyring: { bytes, generation: 3 },
        tombstones: bytes,
        frames: [bytes],
        branch: idNumber(2),
        leaveOutFiles: [idNumber(3)],
      },
    },
    'export.append': { targetId: OWN_ID, bytes },
  };
  if (known[name] !== undefined) return known[name];
  for (const args of [
    {},
    { fileId: idNumber(1) },
    { placeId: OWN_ID },
    { sourceId: OWN_ID },
    { targetId: OWN_ID },
  ]) {
    if (storageArgs[name].safeParse(args).success) return args;
  }
  // A newer request: the changes find its shape, or it is refused.
  return {};
}

function exampleArguments(): Readonly<Record<string, unknown>> {
  return {
    text: 'a',
    secret: { kind: 'password', password: 'a kettle on the window sill' },
    recovery: { kind: 'recovery', recoveryKey: 'V5AT' },
    practice: { name: 'Fen Lane', therapist: 'R. Ash', nation: 'scotland' },
    typedGroups: [{ group: 1, text: 'V5AT' }],
    newAttachment: { personId: idNumber(1), episodeId: null, source: 'client' },
    importRows: {
      target: 'clients',
      headerKey: 'Name',
      mapping: { name: 'Name' },
      dateOrder: 'iso',
      rows: [{ Name: 'Ada' }],
    },
    named: { name: 'client', args: { id: idNumber(1) } },
  };
}
