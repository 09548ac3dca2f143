import { readableBytes } from '../../../../electron/main/backup/write-compared';
import { surveyJournal } from '../../../../electron/main/journal/survey-journal';
import type { SegmentFacts } from '../../../../electron/contract/storage';
import { proveJournal } from '../../../../renderer/vault/backup/prove-journal';
import { scratchVault, WHOLE_CHAIN } from '../../../../renderer/vault/backup/scratch-vault';
import { concat, utf8 } from '../../../../renderer/vault/crypto/bytes';
import { hash } from '../../../../renderer/vault/crypto/hash';
import { pad } from '../../../../renderer/vault/crypto/padding';
import { place } from '../../../../renderer/vault/crypto/place';
import { seal } from '../../../../renderer/vault/crypto/seal';
import { openEnvelope } from '../../../../renderer/vault/journal/envelope';
import { encodeFrame, frameAt, SEGMENT_HEADER_BYTES } from '../../../../renderer/vault/journal/frame';
import { emptyJournal } from '../../../../renderer/vault/journal/journal-state';
import { type ReadSegment, readFrameAt } from '../../../../renderer/vault/journal/read-frames';
import { unitKey } from '../../../../renderer/vault/keys/keyring';
import { meaningOf } from '../../../../renderer/vault/opening/apply-frame';
import { walkJournal } from '../../../../renderer/vault/opening/walk-journal';
import { type VaultRecord, vaultRecord } from '../../../../renderer/domain/record';
import { unpad } from '../../../../renderer/vault/crypto/padding';
import { open as unseal } from '../../../../renderer/vault/crypto/seal';
import { z } from 'zod';
import { changeJson, type Target } from '../engine/target';
import type { Golden } from '../golden';

/** Segments as they stand on a disk, with the chain mended behind the change, and frames that say anything under a right MAC. */
export function journalTargets(golden: Golden): readonly Target[] {
  const { opened, keyring, segment, branch } = golden;
  const { keys } = opened;

  /** Everything that reads a journal: main without keys, an unlock, a rebuild, a backup's proof. */
  const look = async (bytes: Uint8Array): Promise<void> => {
    const source = {
      branch,
      segment: 1,
      name: '',
      bytes: readableBytes(bytes),
      modifiedMs: 0,
      inode: 0,
      mark: null,
    };
    const survey = await surveyJournal([source], keys.vaultId);
    await surveyJournal([source, { ...source, segment: 2 }], null);
    const whole: SegmentFacts[] = [{ segment: 1, bytes: bytes.length, firstSequence: 1 }];
    for (const segments of [survey.segments, whole]) {
      await readFrameAt(read(bytes), { segment: 1, offset: SEGMENT_HEADER_BYTES });
      const scratch = scratchVault(keys, keyring, WHOLE_CHAIN, new Set());
      await proveJournal(
        { read: read(bytes), segments },
        scratch,
        () => undefined,
        () => false,
      );
      scratch.finish(new Set());
      const from = emptyJournal(branch);
      for await (const step of walkJournal({ read: read(bytes), segments, keys, from })) {
        if (step.kind !== 'groups') continue;
        for (const frame of step.groups.flat()) meaningOf(frame, keyring, keys.vaultId);
      }
    }
  };
  const small = segment.slice(0, borderAfter(segment, 6));
  return [
    { name: 'journal', seeds: [small, small.slice(0, 96)], words: ['CKSEG001'], run: look },
    {
      name: 'journal behind its chain',
      seeds: [small],
      run: (input) => look(chained(input)),
    },
    {
      name: 'frames behind their MAC',
      seeds: samples(),
      words: ['"kind":"tombstone"', '"kind":"keys"', '"gone":true', '"end":false', '"rev":0'],
      change: changeJson,
      run: (input) => look(framesOf(input)),
    },
  ];

  /** The head's check, and of every frame that still has a length: sequence, hash before, MAC. */
  function chained(input: Uint8Array): Uint8Array {
    const bytes = input.slice();
    if (bytes.length < SEGMENT_HEADER_BYTES) return bytes;
    bytes.set(hash(bytes.subarray(0, 88)).subarray(0, 8), 88);
    const parts: Uint8Array[] = [bytes.subarray(0, SEGMENT_HEADER_BYTES)];
    let previous: Uint8Array = new Uint8Array(32);
    let sequence = 0;
    let at = SEGMENT_HEADER_BYTES;
    for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
      sequence += 1;
      const mended = encodeFrame(keys, { ...frame, previous, sequence });
      parts.push(mended);
      previous = hash(mended);
      at += frame.bytes.length;
    }
    return concat(...parts, bytes.subarray(at));
  }

  /** Two acts: the input's envelope with the input's content, sealed by the right keys. */
  function framesOf(input: Uint8Array): Uint8Array {
    const told = parseTold(input);
    const compartment = told.compartment === 1 ? 1 : 2;
    const key = keys.envelope(compartment, keys.generation);
    const [unit] = [...(keyring.parts.get(compartment)?.units.keys() ?? [])];
    if (!key || unit === undefined) throw new Error('no key');
    const named = z.looseObject({ kind: z.string(), id: z.string(), rev: z.number(), keyGen: z.number() });
    const envelope = named.safeParse(told.envelope);
    const owner = unitKey(keyring, unit, 1);
    const { kind = 'genesis', id = '', rev = 1 } = envelope.success ? envelope.data : {};
    const content = owner
      ? seal(owner, place.content(keys.vaultId, kindOf(kind), id, rev, unit), paddedOf(told.content))
      : new Uint8Array();
    const text =
      told.envelope === undefined ? input : utf8(JSON.stringify(envelopeWith(told.envelope, unit)) ?? '');
    const parts = {
      compartment,
      content,
      envelope: seal(key, place.envelope(keys.vaultId, compartment, 1), text),
    };
    const first = encodeFrame(keys, { ...parts, sequence: 1, previous: new Uint8Array(32) });
    const next = {
      compartment,
      content,
      envelope: seal(key, place.envelope(keys.vaultId, compartment, 2), text),
    };
    const second = encodeFrame(keys, { ...next, sequence: 2, previous: hash(first) });
    return concat(segment.subarray(0, SEGMENT_HEADER_BYTES), first, second);
  }

  /** One input for each kind of record the frozen journal holds. */
  function samples(): readonly Uint8Array[] {
    const found = new Map<string, Uint8Array>();
    let at = SEGMENT_HEADER_BYTES;
    for (let frame = frameAt(segment, at); frame; frame = frameAt(segment, at)) {
      at += frame.bytes.length;
      const envelope = openEnvelope(keys, frame);
      if (envelope === undefined || envelope === 'foreign' || found.has(envelope.kind)) continue;
      const owner = unitKey(keyring, envelope.unit, envelope.keyGen);
      const inPlace = place.content(
        keys.vaultId,
        kindOf(envelope.kind),
        envelope.id,
        envelope.rev,
        envelope.unit,
      );
      const plain = owner && unseal(owner, inPlace, frame.content);
      const json = plain && unpad(plain);
      const content: unknown = json ? JSON.parse(Buffer.from(json).toString('utf8')) : null;
      found.set(
        envelope.kind,
        utf8(
          JSON.stringify({
            compartment: frame.compartment,
            envelope: { ...envelope, counter: 1, prev: NO_PREVIOUS },
            content,
          }),
        ),
      );
    }
    return [...found.values()];
  }
}

const NO_PREVIOUS = Buffer.alloc(32).toString('base64');

const toldShape = z.looseObject({ compartment: z.unknown(), envelope: z.unknown(), content: z.unknown() });

function parseTold(input: Uint8Array): Partial<z.infer<typeof toldShape>> {
  try {
    return toldShape.parse(JSON.parse(Buffer.from(input).toString('utf8')));
  } catch {
    return {};
  }
}

function envelopeWith(envelope: unknown, unit: string): unknown {
  return envelope !== null && typeof envelope === 'object' && 'unit' in envelope
    ? { ...envelope, unit }
    : envelope;
}

/** Content that is JSON goes in as such, padded; a text as it is, so that padding itself can lie. */
function paddedOf(content: unknown): Uint8Array {
  return typeof content === 'string' ? utf8(content) : pad(utf8(JSON.stringify(content) ?? ''));
}

/** Whatever was said is part of the seal's place, as it is in the product. */
function kindOf(kind: string): VaultRecord['kind'] {
  const known = vaultRecord.options.map((one) => one.shape.kind.value).find((one) => one === kind);
  return known ?? 'person';
}

function read(bytes: Uint8Array): ReadSegment {
  return (_segment, offset, length) =>
    Promise.resolve({ kind: 'ok', value: bytes.slice(offset, offset + length) });
}

function borderAfter(segment: Uint8Array, frames: number): number {
  let at = SEGMENT_HEADER_BYTES;
  for (let left = frames; left > 0; left -= 1) at += frameAt(segment, at)?.bytes.length ?? 0;
  return at;
}
