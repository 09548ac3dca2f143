import { surveyJournal } from '../../../../electron/main/journal/survey-journal';
import type { SourceParts } from '../../../../electron/main/source/source';
import type { Survey } from '../../../../electron/contract/storage';
import type { VerifyOutcome } from '../../../../renderer/vault/api';
import { backupSource } from '../../../../renderer/vault/backup/backup-source';
import { destructionsIn } from '../../../../renderer/vault/backup/destructions';
import { openManifest } from '../../../../renderer/vault/backup/manifest';
import { openBeforeUnlock } from '../../../../renderer/vault/backup/open-before-unlock';
import { proveFiles } from '../../../../renderer/vault/backup/prove-files';
import { proveSource } from '../../../../renderer/vault/backup/prove-source';
import { verifyOutcome } from '../../../../renderer/vault/backup/verify-outcome';
import type { VerifiedSource } from '../../../../renderer/vault/backup/verify-source';
import type { RestoreContext } from '../../../../renderer/vault/context';
import { hex, sameBytes } from '../../../../renderer/vault/crypto/bytes';
import { PASSWORD } from '../../../fixtures/vault-in-node';
import { sourcePort } from '../memory-source';

/** The undamaged backup: its parts with their bytes, and what a restore found in it. */
export interface WholeBackup {
  readonly parts: SourceParts;
  readonly bytes: PartBytes;
  readonly survey: Survey;
  readonly verified: VerifiedSource;
  readonly outcome: VerifyOutcome;
}

export type PartBytes = ReadonlyMap<string, Uint8Array>;

/** Every part of a source with its bytes, so that two sources can be compared. */
export async function bytesOfParts(parts: SourceParts): Promise<PartBytes> {
  const bytes = new Map<string, Uint8Array>();
  for (const what of ['headers', 'keyrings'] as const) {
    for (const [nth, copy] of parts[what].entries()) bytes.set(`${what} ${nth}`, copy);
  }
  for (const one of parts.segments)
    bytes.set(`journal ${one.segment} ${one.branch}`, await one.bytes.read(0, one.bytes.bytes));
  for (const { fileId } of parts.files) {
    const file = parts.file(fileId);
    bytes.set(`file ${fileId}`, file === null ? new Uint8Array() : await file.read(0, file.bytes));
  }
  for (const what of ['tombstones', 'manifest'] as const) {
    const part = parts[what];
    if (part !== null) bytes.set(what, await part.read(0, part.bytes));
  }
  return bytes;
}

/**
 * What a restore says of a source in which one part differs from the undamaged one, by looking at that part alone with the
 * restore's own code: everything before it was the same, and everything after it gets the same to see. Undefined where more
 * than that is different: then all of it has to be read.
 */
export async function checkPart(
  whole: WholeBackup,
  parts: SourceParts,
  context: RestoreContext,
): Promise<VerifyOutcome | undefined> {
  const bytes = await bytesOfParts(parts);
  const names = new Set([...bytes.keys(), ...whole.bytes.keys()]);
  const differing = [...names].filter((name) => !isSame(bytes.get(name), whole.bytes.get(name)));
  const [first = '', ...others] = differing.map((name) => name.split(' ')[0]);
  if (!parts.isWhole || others.some((other) => other !== first)) return undefined;
  const { keys, keyring, proof } = whole.verified;
  switch (first) {
    case '':
      return whole.outcome;
    case 'headers':
    case 'keyrings':
      return checkPairs(whole, parts, context);
    case 'journal':
      return checkJournal(whole, parts, context);
    case 'file': {
      const { source } = await openSource(whole, parts, context);
      const files = await proveFiles(
        source,
        keys.vaultId,
        keyring,
        proof.scratch.records.values(),
        () => undefined,
        () => false,
      );
      if (files.kind === 'proven') return whole.outcome;
      return verifyOutcome({ kind: 'unproven', fault: files, readable: proof.scratch.records.size }, false);
    }
    case 'tombstones':
      // Nothing is known here that was destroyed: the list of the backup can only be read, and nothing follows from it.
      destructionsIn(bytes.get('tombstones') ?? new Uint8Array(), keys);
      return whole.outcome;
    case 'manifest':
      return openManifest(bytes.get('manifest') ?? new Uint8Array(), keys) === undefined
        ? whole.outcome
        : undefined;
    default:
      return undefined;
  }
}

async function checkPairs(
  { survey, verified, outcome }: WholeBackup,
  { headers, keyrings }: SourceParts,
  context: RestoreContext,
): Promise<VerifyOutcome | undefined> {
  const secret = { kind: 'password', password: PASSWORD } as const;
  const opened = await openBeforeUnlock(context, { ...survey, headers, keyrings }, secret);
  if (opened.kind !== 'open') return opened;
  const isSameKeyring =
    opened.keyring.generation === verified.keyring.generation &&
    unitKeys(opened.keyring) === unitKeys(verified.keyring);
  return sameBytes(opened.header, verified.header) && isSameKeyring ? outcome : undefined;
}

function unitKeys({ parts }: VerifiedSource['keyring']): string {
  return [...parts.values()]
    .flatMap(({ units }) => [...units].map(([id, { keys }]) => `${id} ${[...keys.values()].map(hex).join()}`))
    .sort()
    .join('|');
}

async function checkJournal(
  whole: WholeBackup,
  parts: SourceParts,
  context: RestoreContext,
): Promise<VerifyOutcome> {
  const { keys, keyring } = whole.verified;
  const { source } = await openSource(whole, parts, context);
  const manifestBytes = await source.readWhole('manifest');
  const manifest = manifestBytes.kind === 'ok' ? openManifest(manifestBytes.value, keys) : undefined;
  const input = { source, keys, keyring, manifest, gone: new Set<string>() };
  return verifyOutcome(
    await proveSource(
      input,
      () => undefined,
      () => false,
    ),
    false,
  );
}

/** The source with its own journal, and the rest as the undamaged one was seen. */
async function openSource(whole: WholeBackup, parts: SourceParts, context: RestoreContext) {
  const segments = parts.segments.map((one) => ({ ...one, modifiedMs: 0, inode: 0, mark: null }));
  const {
    branch,
    head,
    condition,
    segments: facts,
  } = await surveyJournal(segments, whole.verified.keys.vaultId);
  const survey: Survey = { ...whole.survey, branch, head, segments: facts, journal: condition };
  const { port } = sourcePort(parts, survey);
  const opened = await backupSource({ ...context.port, call: port.call }, 'memory-source');
  if (opened.kind !== 'source') throw new Error(`the source is ${opened.kind}`);
  return opened;
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && Buffer.compare(one, other) === 0);
}
