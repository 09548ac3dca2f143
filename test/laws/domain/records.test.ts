import { describe, expect, test } from 'vitest';
import { demoPractice } from '../../../renderer/domain/demo/demo-practice';
import { generalPreset, practiceFromPreset } from '../../../renderer/domain/general-preset';
import { KINDS, vaultRecord, type VaultRecord } from '../../../renderer/domain/record';
import { unitOf } from '../../../renderer/domain/unit';
import { day, moment } from '../../fixtures/days';
import { countingIds, idNumber } from '../../fixtures/ids';

const HASH = 'a'.repeat(64);
const AT = moment('2026-11-23T09:53:00.000Z');

/** What the generator leaves out: the practice’s own records, and what needs a file or a destruction. */
const PRACTICE_RECORDS: readonly VaultRecord[] = [
  practiceFromPreset(
    { name: 'Willow Room', therapist: 'R. Bevan', nation: 'scotland' },
    idNumber(900_001),
    AT,
  ),
  {
    kind: 'drive',
    id: idNumber(900_002),
    placeId: 'place-1',
    label: 'Blue drive',
    keptWhere: 'Safe',
    lastCopyAt: AT,
    lastProvenAt: null,
    lastPracticeRestoreAt: null,
    lastVerdict: 'copied',
    records: 12,
    destroyedUpTo: null,
  },
  {
    kind: 'import-run',
    id: idNumber(900_003),
    target: 'clients',
    headerKey: 'a\u001fb',
    mapping: { name: 'a' },
    dateOrder: 'iso',
    importedAt: AT,
    imported: 1,
    refused: 0,
    recordIds: [idNumber(1)],
    undoneAt: null,
  },
  {
    kind: 'certificate',
    id: idNumber(900_004),
    destroyedOn: day('2026-11-23'),
    destroyedAt: moment('2026-11-23T09:00:00.000Z'),
    dueOn: day('2026-11-01'),
    rule: 'adult-7-years',
    counts: { person: 1 },
    method: 'Keys destroyed',
    subjectHash: HASH,
    unitIds: ['u'],
  },
  {
    kind: 'attachment',
    id: idNumber(900_005),
    episodeId: null,
    personId: idNumber(1),
    name: 'letter.pdf',
    mediaType: 'application/pdf',
    bytes: 10,
    fileId: idNumber(900_006),
    digest: HASH,
    source: 'client',
    addedAt: AT,
  },
];

const RECORDS = [...demoPractice(7, countingIds(), day('2026-11-23')), ...PRACTICE_RECORDS];

describe('every record', () => {
  test('when the kinds of the schema and of the table are compared, then each stands in both exactly once', () => {
    const kinds = vaultRecord.options.map(({ shape }) => shape.kind.value);

    expect(kinds.toSorted()).toEqual(Object.keys(KINDS).toSorted());
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  test('when the generator and the practice’s records are taken together, then no kind is missing', () => {
    expect(new Set(RECORDS.map(({ kind }) => kind))).toEqual(new Set(Object.keys(KINDS)));
  });

  test('when a record is written as JSON and parsed, then it is the same record', () => {
    for (const record of RECORDS) {
      expect(vaultRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    }
  });

  test('when a record’s kind is not known, or a field is missing, then it does not parse', () => {
    for (const record of RECORDS.slice(0, 200)) {
      expect(vaultRecord.safeParse({ ...record, kind: 'letter' }).success).toBe(false);
      expect(vaultRecord.safeParse({ ...record, id: undefined }).success).toBe(false);
    }
  });

  test('when a record’s unit is asked for, then its class is the table’s and its owner is of this vault', () => {
    const ids = new Set<string>(RECORDS.map(({ id }) => id));
    for (const record of RECORDS) {
      const unit = unitOf(record);
      expect(unit.recordClass).toBe(KINDS[record.kind].recordClass);
      expect(unit.owner === 'practice' || ids.has(unit.owner)).toBe(true);
    }
  });

  test('when the general preset makes a practice, then every rule of it gives its reason and its source', () => {
    for (const rule of generalPreset.retentionRules) {
      expect(rule.why.length).toBeGreaterThan(20);
      expect(rule.source.length).toBeGreaterThan(20);
    }
  });
});
