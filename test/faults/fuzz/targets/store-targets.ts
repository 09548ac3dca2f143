import { newId } from '../../../../renderer/vault/crypto/random-id';
import { utf8 } from '../../../../renderer/vault/crypto/bytes';
import { newKey } from '../../../../renderer/vault/crypto/key';
import { place } from '../../../../renderer/vault/crypto/place';
import { seal } from '../../../../renderer/vault/crypto/seal';
import { mergeSegments } from '../../../../renderer/vault/records/search/segment-merger';
import { noBits } from '../../../../renderer/vault/records/search/bits';
import { cutSegment, joinPieces } from '../../../../renderer/vault/records/search/pieces';
import { Segment } from '../../../../renderer/vault/records/search/segment';
import { SegmentSet } from '../../../../renderer/vault/records/search/segment-set';
import { SegmentWriter } from '../../../../renderer/vault/records/search/segment-writer';
import { openDirectory } from '../../../../renderer/vault/store/directory';
import { linesBytes, lineText, readLines } from '../../../../renderer/vault/store/lines';
import { openPosition, sealPosition } from '../../../../renderer/vault/store/position';
import { emptyJournal } from '../../../../renderer/vault/journal/journal-state';
import { open } from '../../../../renderer/vault/crypto/seal';
import { summarise } from '../../../../renderer/vault/summary';
import { unitOf } from '../../../../renderer/domain/unit';
import { KINDS } from '../../../../renderer/domain/record';
import { idNumber } from '../../../fixtures/ids';
import { changeJson, type Target } from '../engine/target';
import type { Golden } from '../golden';

/** What the store keeps sealed: catalogue, directory, position and the search index, each behind its seal. */
export function storeTargets(golden: Golden): readonly Target[] {
  const { vaultId } = golden.opened.keys;
  const key = newKey();
  const epoch = newId();
  const lines = golden.records.slice(0, 12).map((record, nth) =>
    lineText({
      id: record.id,
      kind: record.kind,
      revision: 1,
      compartment: KINDS[record.kind].compartment,
      unit: unitOf(record).owner,
      keyGeneration: 1,
      sequence: nth + 1,
      at: { segment: 1, offset: 96 },
      summary: summarise(record),
    }),
  );
  const position = open(key, place.position(vaultId, epoch), sealPosition(key, vaultId, aPosition(epoch)));
  return [
    {
      name: 'catalogue behind its seal',
      seeds: [linesBytes(lines.slice(0, 3)), linesBytes(lines)],
      words: ['null]', '["', ',null'],
      change: changeJson,
      run: (input) =>
        readLines(
          input,
          () => undefined,
          () => undefined,
        ),
    },
    {
      name: 'directory behind its seal',
      seeds: [
        utf8(
          JSON.stringify([
            { id: newId(), shelf: '1/people', lines: 4 },
            { id: newId(), shelf: '2/2026Q4', lines: 0 },
          ]),
        ),
      ],
      change: changeJson,
      run: (input) =>
        openDirectory(key, vaultId, 1, epoch, seal(key, place.directory(vaultId, 1, epoch), input)),
    },
    {
      name: 'position behind its seal',
      seeds: [position ?? new Uint8Array()],
      change: changeJson,
      run: (input) => openPosition(key, vaultId, epoch, seal(key, place.position(vaultId, epoch), input)),
    },
    { name: 'search index behind its seal', seeds: [anIndex()], run: search },
  ];
}

/** Read, searched, merged and cut again, as an unlock and a search do. */
function search(input: Uint8Array): void {
  for (const { bytes } of joinPieces(cutSegment(newId(), input))) {
    const segment = bytes === null ? undefined : Segment.read(bytes);
    if (segment === undefined) continue;
    for (const word of ['', 'q', 'quiet', 'zz']) segment.match(utf8(word));
    for (const { found, postingsAt } of segment.wordsFrom(0)) {
      segment.documentsOf(postingsAt, found, noBits(segment.documents));
    }
    const set = new SegmentSet();
    set.add(newId(), segment, [], (id) => id.length > 0);
    set.match([utf8('qui')], () => undefined);
    const held = { id: newId(), segment, live: noBits(segment.documents).fill(0xffff_ffff), pieceIds: [] };
    for (const _ of mergeSegments([held, held])) continue;
  }
}

function anIndex(): Uint8Array {
  const documents = Array.from({ length: 20 }, (_, nth) => ({
    id: idNumber(nth),
    stamp: nth,
    day: 20_000 + nth,
    kind: nth < 3 ? 0 : 2,
  }));
  const writer = new SegmentWriter(documents);
  const words = ['a', 'attic', 'quarrel', 'quiet', 'quietly', 'quill', 'sleep', 'sleeping', 'week'];
  for (let nth = 0; nth < 40; nth += 1) words.push(`word${String(nth).padStart(3, '0')}`);
  for (const [nth, word] of words.sort().entries()) {
    const found = documents.flatMap((_, document) =>
      (document * 7 + nth) % (1 + (nth % 11)) === 0 ? [document] : [],
    );
    writer.word(utf8(word), Uint32Array.from(found));
  }
  return writer.done();
}

function aPosition(epoch: string) {
  return {
    epoch,
    journal: {
      ...emptyJournal(newId()),
      sequence: 4,
      compartments: new Map([[1, { counter: 2, hash: new Uint8Array(32) }]]),
    },
    rows: 3,
    deltas: 1,
    digest: '00',
    keyringGeneration: 1,
  };
}
