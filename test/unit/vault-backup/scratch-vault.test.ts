import { beforeAll, describe, expect, test } from 'vitest';
import { type ChainStart, scratchVault, WHOLE_CHAIN } from '../../../renderer/vault/backup/scratch-vault';
import { newId } from '../../../renderer/vault/crypto/random-id';
import { hash } from '../../../renderer/vault/crypto/hash';
import { newKey } from '../../../renderer/vault/crypto/key';
import { checkCrypto } from '../../../renderer/vault/crypto/self-check';
import { sealContent } from '../../../renderer/vault/journal/content';
import { frameAt } from '../../../renderer/vault/journal/frame';
import { type FrameDraft, frameGroup } from '../../../renderer/vault/journal/frame-group';
import { emptyJournal, type JournalState } from '../../../renderer/vault/journal/journal-state';
import { newKeyring, withUnits, withoutUnits } from '../../../renderer/vault/keys/change-keyring';
import type { Keyring } from '../../../renderer/vault/keys/keyring';
import { newRoots } from '../../../renderer/vault/keys/make-header';
import { type VaultKeys, vaultKeys } from '../../../renderer/vault/keys/vault-keys';
import { aClient } from '../../fixtures/a-client';
import { moment } from '../../fixtures/days';
import { idNumber } from '../../fixtures/ids';

const UNIT = idNumber(500);
const unitKey = newKeyWhenReady();
let keys: VaultKeys;
let keyring: Keyring;
let state: JournalState;

beforeAll(async () => {
  await checkCrypto();
  keys = vaultKeys(newId(), 1, newRoots(), []);
  const unit = {
    recordClass: 'identity',
    owner: idNumber(1),
    participants: [],
    keys: new Map([[1, unitKey()]]),
  };
  keyring = withUnits(newKeyring(), new Map([[1, new Map([[UNIT, unit]])]]));
  state = emptyJournal(newId());
});

const person = (number: number, name: string, revision = 1): FrameDraft => {
  const record = aClient({ id: idNumber(number), name });
  const at = { vaultId: keys.vaultId, kind: 'person', id: record.id, revision, unit: UNIT } as const;
  return {
    ...nothing('person', record.id),
    revision,
    unit: UNIT,
    keyGeneration: 1,
    content: sealContent(unitKey(), at, record),
  };
};
const nothing = (kind: string, id: string): FrameDraft => ({
  compartment: 1,
  kind,
  id,
  revision: 0,
  unit: '',
  keyGeneration: 0,
  earlier: null,
  gone: false,
  content: new Uint8Array(),
});
const gone = (number: number): FrameDraft => ({
  ...nothing('person', idNumber(number)),
  revision: 2,
  unit: UNIT,
  keyGeneration: 1,
  gone: true,
});
const tombstone = (): FrameDraft => ({ ...nothing('tombstone', idNumber(9)), unit: UNIT });

/** Each list is one act. */
function journal(acts: readonly (readonly FrameDraft[])[], keyringGeneration = 1): Uint8Array[] {
  let now = state;
  return acts.flatMap((act) => {
    const facts = { group: newId(), keyringGeneration, at: moment('2026-11-23T09:00:00.000Z') };
    const { frames, after } = frameGroup(keys, now, act, facts);
    now = after;
    return frames;
  });
}

function replay(
  frames: readonly Uint8Array[],
  given: { keyring?: Keyring; start?: ChainStart; gone?: ReadonlySet<string> } = {},
) {
  const scratch = scratchVault(
    keys,
    given.keyring ?? keyring,
    given.start ?? WHOLE_CHAIN,
    given.gone ?? new Set(),
  );
  for (const bytes of frames) {
    const frame = frameAt(bytes, 0);
    const wrong = frame === undefined ? 'no frame' : scratch.take(frame);
    if (wrong !== null) return { scratch, wrong };
  }
  return { scratch, wrong: scratch.finish(new Set()) };
}

describe('a scratch vault', () => {
  test('when acts are whole, then it holds the last revision of each record', () => {
    const { scratch, wrong } = replay(
      journal([[person(1, 'Ada')], [person(2, 'Bo')], [person(1, 'Ada W.', 2)], [gone(2)]]),
    );

    expect(wrong).toBeNull();
    expect([...scratch.records].map(([id, { revision }]) => [id, revision])).toEqual([[idNumber(1), 2]]);
  });

  test('when the last act was cut off, then it is left out whole', () => {
    const frames = journal([[person(1, 'Ada')], [person(2, 'Bo'), person(3, 'Cy')]]);

    const { scratch, wrong } = replay(frames.slice(0, 2));

    expect(wrong).toBeNull();
    expect([...scratch.records.keys()]).toEqual([idNumber(1)]);
  });

  test('when a cut-off act stands before another one, then only the other counts', () => {
    const cut = journal([[person(2, 'Bo'), person(3, 'Cy')]]).slice(0, 1);
    const before = state;
    const [bytes = new Uint8Array()] = cut;
    state = {
      ...before,
      sequence: 1,
      hash: hash(bytes),
      compartments: new Map([[1, { counter: 1, hash: hash(bytes) }]]),
    };
    const next = journal([[person(1, 'Ada')]]);
    state = before;

    const { scratch, wrong } = replay([...cut, ...next]);

    expect(wrong).toBeNull();
    expect([...scratch.records.keys()]).toEqual([idNumber(1)]);
  });

  test.each([
    ['left out', (frames: Uint8Array[]) => frames.filter((_, index) => index !== 1)],
    [
      'there twice',
      (frames: Uint8Array[]) => frames.flatMap((frame, index) => (index === 1 ? [frame, frame] : [frame])),
    ],
    ['exchanged', ([one, two, three]: Uint8Array[]) => [one, three, two].flatMap((frame) => frame ?? [])],
  ])('when a frame is %s, then it is the journal that is wrong', (_what, change) => {
    const { wrong } = replay(change(journal([[person(1, 'A')], [person(2, 'B')], [person(3, 'C')]])));

    expect(wrong).toMatchObject({ what: 'journal' });
  });

  test('when an authentic frame of another history stands at the right number, then the chain does not take it', () => {
    const ours = journal([[person(1, 'A')], [person(2, 'B')]]);
    const theirs = journal([[person(5, 'E')], [person(6, 'F')]]);

    const { wrong } = replay([ours[0] ?? new Uint8Array(), theirs[1] ?? new Uint8Array()]);

    expect(wrong).toMatchObject({ what: 'journal', detail: 'frame 2 does not continue the one before' });
  });

  test('when any one bit of a frame is turned over, then it is the journal that is wrong', () => {
    const frames = journal([[person(1, 'A')], [person(2, 'B')]]);
    const [first = new Uint8Array()] = frames;
    const passed = Array.from({ length: first.length }, (_, at) => at).filter((at) => {
      const changed = first.slice();
      changed[at] = (changed[at] ?? 0) ^ 16;
      return replay([changed, ...frames.slice(1)]).wrong === null;
    });

    expect(passed).toEqual([]);
  });

  test('when a compartment lost a frame of its own although the whole is chained anew, then it is named', () => {
    const [, second] = journal([[person(1, 'A')], [person(2, 'B')]]);
    const frame = frameAt(second ?? new Uint8Array(), 0);
    const start = { sequence: 1, hash: frame?.previous ?? null, whole: true };

    const { wrong } = replay([second ?? new Uint8Array()], { start });

    expect(wrong).toMatchObject({
      what: 'journal',
      detail: 'a frame of its compartment is missing before frame 2',
    });
  });

  test('when the journal names a newer keyring than the one beside it, then it is the keyring', () => {
    const { wrong } = replay(journal([[person(1, 'A')]], 99));

    expect(wrong).toMatchObject({ what: 'keyring', detail: 'frame 1 needs keyring 99' });
  });

  test('when the journal names a newer header than the one beside it, then it is the header', () => {
    const facts = { group: newId(), keyringGeneration: 1, at: moment('2026-11-23T09:00:00.000Z') };
    const { frames } = frameGroup({ ...keys, headerGeneration: 7 }, state, [person(1, 'A')], facts);

    expect(replay(frames).wrong).toMatchObject({ what: 'header', detail: 'frame 1 needs header 7' });
  });

  test('when a unit has no key and nothing says it was destroyed, then it is the keyring', () => {
    const thinned = withoutUnits(keyring, new Set([UNIT]));

    const { wrong } = replay(journal([[person(1, 'A')]]), { keyring: thinned });

    expect(wrong).toMatchObject({ what: 'keyring', detail: 'the key for frame 1 is missing' });
  });

  test('when a unit has no key and its tombstone follows, then its records are gone and nothing is wrong', () => {
    const thinned = withoutUnits(keyring, new Set([UNIT]));

    const { scratch, wrong } = replay(journal([[person(1, 'A')], [tombstone()]]), { keyring: thinned });

    expect(wrong).toBeNull();
    expect([...scratch.records]).toEqual([]);
    expect(scratch.lastDestructionAt).toBe('2026-11-23T09:00:00.000Z');
  });

  test('when a unit was destroyed elsewhere since, then its records do not count although their key is still here', () => {
    const { scratch, wrong } = replay(journal([[person(1, 'A')]]), { gone: new Set([UNIT]) });

    expect(wrong).toBeNull();
    expect([...scratch.records]).toEqual([]);
  });
});

/** A key cannot be drawn before libsodium is there. */
function newKeyWhenReady() {
  let key: ReturnType<typeof newKey> | undefined;
  return () => {
    key ??= newKey();
    return key;
  };
}
