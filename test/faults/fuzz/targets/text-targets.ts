import { calendarDay } from '../../../../renderer/domain/calendar-day';
import { IMPORT_FIELDS } from '../../../../renderer/domain/import/import-fields';
import {
  guessMapping,
  headerKeyOf,
  mappingProblems,
} from '../../../../renderer/domain/import/import-mapping';
import { importTarget } from '../../../../renderer/domain/import-run';
import { decodeFile } from '../../../../renderer/features/import/decode-file';
import { guessDateOrder, guessTarget, rowErrors } from '../../../../renderer/features/import/guess-import';
import { tableFailure } from '../../../../renderer/features/import/import-words';
import { parseTable } from '../../../../renderer/features/import/parse-table';
import { passwordBytes } from '../../../../renderer/vault/crypto/password';
import {
  normaliseRecoveryText,
  parseRecoveryKey,
  recoveryGroups,
} from '../../../../renderer/vault/crypto/recovery-key';
import { Finding, type Target } from '../engine/target';
import type { Golden } from '../golden';

const TODAY = calendarDay.parse('2026-11-23');
const ZONE = 'Europe/London';
const ORDERS = ['iso', 'day-first', 'month-first'] as const;

/** What people bring or type: tables of other programs, and the recovery key from its sheet. */
export function textTargets(golden: Golden): readonly Target[] {
  return [
    {
      name: 'CSV of any bytes',
      seeds: [
        Buffer.from(
          'Name,Date of birth,Phone\r\n"Ada ""A"" Hale",12/04/1985,020 7946 0000\r\nBo,31/02/1990,\r\n',
        ),
        Buffer.from(
          'client;start;end;attendance\nAda;2026-11-02T10:00:00+01:00;10.50 am;DNA\nBo;3 Sep 2026 9.30;;attended\n',
        ),
        Buffer.from('client,measure,date,total\nAda,PHQ-9,2026-11-02,12\n'),
        Buffer.from('client\tdate\tnote\nAda\t02/11/2026\tIt was quiet.\n'),
        Buffer.from('\ufeffName,Born\nÑ,1.2.1980\n', 'utf16le'),
      ],
      words: [
        '"',
        '""',
        '\r',
        ';',
        '\t',
        '\u001e',
        '__proto__',
        ',,,,,,,,',
        '31/12/2099',
        '24:00',
        '+99:99',
        '1e9',
        '\ufeff',
        '-0',
        '0001-01-01',
      ],
      run: readCsv,
    },
    {
      name: 'row of a CSV, by its fields',
      seeds: importTarget.options.map((target) =>
        Buffer.from(
          `${IMPORT_FIELDS[target].map(({ columns }) => columns[0]).join(',')}\n${IMPORT_FIELDS[target].map(() => '2026-11-02T10:00').join(',')}\n`,
        ),
      ),
      words: [
        '29/02/2023',
        '9999-12-31T23:59:59Z',
        '2200-12-31 23:59',
        '12:60 pm',
        '-5',
        '1e309',
        'DNA',
        'PHQ-9',
        '0x10',
        '½',
        'x'.repeat(2000),
      ],
      run: readCsv,
    },
    {
      name: 'recovery key as it is typed',
      seeds: [
        Buffer.from(golden.recoveryKey),
        Buffer.from(golden.recoveryKey.toLowerCase().replaceAll(' ', '‐')),
      ],
      words: ['O', 'I', 'L', 'U', '-', '\u00a0', 'İ', 'ß', '\u2028'],
      run: readRecoveryKey,
    },
  ];
}

function readCsv(input: Uint8Array): void {
  const { text } = decodeFile(input);
  for (const encoding of ['utf-16le', 'windows-1252'] as const) decodeFile(input, encoding);
  const table = parseTable(text);
  if (table.kind !== 'table') return void tableFailure(table);
  const { headers, rows } = table;
  if (new Set(headers).size !== headers.length)
    throw new Finding('two columns have one name: cells are lost');
  for (const row of rows.slice(0, 40)) {
    if (Object.keys(row).length !== headers.length) throw new Finding('a row lost a cell');
  }
  headerKeyOf(headers);
  guessTarget(headers, rows, TODAY, ZONE);
  for (const target of importTarget.options) {
    const mapping = guessMapping(headers, target);
    mappingProblems(target, mapping, headers);
    guessDateOrder(target, mapping, rows.slice(0, 20), TODAY, ZONE);
    for (const dateOrder of ORDERS) {
      for (const row of rows.slice(0, 10))
        rowErrors(row, target, { mapping, dateOrder, today: TODAY, zone: ZONE });
    }
  }
}

function readRecoveryKey(input: Uint8Array): void {
  const typed = Buffer.from(input).toString('utf8');
  passwordBytes(typed);
  const key = parseRecoveryKey(typed);
  if (key === undefined) return;
  const printed = recoveryGroups(key).join('').toLowerCase();
  if (printed !== normaliseRecoveryText(typed)) throw new Finding('a key was read that is printed otherwise');
}
