import type { LongOutcome, Progress } from '../api';
import { commitInGroups } from './import/commit-in-groups';
import { demoPractice } from '../../domain/demo/demo-practice';
import { refuse } from './acts/parse-args';
import type { Workroom } from './workroom';

/** The demo is the same practice for everybody; only its days follow today. */
const SEED = 2;

/** Fills an empty demo vault through the same commits as everything else. */
export async function fillDemo(
  room: Workroom,
  onProgress: Progress,
  cancelled: () => boolean,
): Promise<LongOutcome> {
  if (room.cabinet.people.size > 0) {
    return refuse('vault', 'There are people in this vault; a demo is only made in an empty one');
  }
  const records = demoPractice(SEED, () => room.store.newId(), room.clock.today());
  onProgress(0, records.length);
  const outcome = await commitInGroups(
    room,
    records.map((record) => [record]),
    (done) => onProgress(done + 1, records.length),
    cancelled,
  );
  if (outcome.kind !== 'committed') {
    return outcome;
  }
  return { kind: 'done', bytes: JSON.stringify(records).length, files: 0 };
}
