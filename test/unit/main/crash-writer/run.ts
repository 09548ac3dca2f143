import { writeSync } from 'node:fs';
import { keyringFacts } from '../../../../electron/main/format/plain-facts';
import { aBench, aHeader, aKeyring, anId, branch, frames, pointAfter } from '../disk-bench';

/**
 * Writes to a profile until it is killed and says each acknowledged change on its standard output, synchronously:
 * `frame <sequence>`, `draft <number>`, `keyring <generation>`. Started by `../crash.test.ts`.
 */
const bench = await aBench(process.argv[2] ?? '');
const say = (line: string): void => void writeSync(1, `${line}\n`);

const found = await bench.get('survey', {});
if (found.headers.length === 0) await bench.get('header.write', { bytes: aHeader(1) });
if (found.journal.kind === 'torn-tail') await bench.get('journal.drop-torn-tail', {});
const newest = found.keyrings[0];
let generation = newest === undefined ? 0 : (keyringFacts(newest)?.generation ?? 0);
let { head } = await bench.get('survey', {});

for (let count = head.sequence; ; count += 1) {
  const made = frames(1 + (count % 7), head, 200 + ((count * 977) % 9000));
  const { sequence } = await bench.get('journal.append', { frames: made, branch });
  head = pointAfter(made);
  say(`frame ${sequence}`);
  if (count % 3 === 0) {
    await bench.get('draft.write', {
      draftId: anId('d'),
      bytes: new Uint8Array(Buffer.from(`draft ${count}`)),
    });
    say(`draft ${count}`);
  }
  if (count % 11 === 0) {
    generation += 1;
    await bench.get('keyring.write', { bytes: aKeyring(generation), generation });
    say(`keyring ${generation}`);
  }
}
