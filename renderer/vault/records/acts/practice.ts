import type { Command, CommandOutcome } from '../../commands';
import { parseArgs, refuse } from './parse-args';
import { put, save } from './save';
import { practice as currentPractice } from '../practice';
import { practice } from '../../../domain/practice';
import { todayIn } from '../../../domain/zone-clock';
import type { Workroom } from '../workroom';
import { z } from 'zod';

const changed = z.object({ practice: practice.omit({ kind: true, id: true, createdAt: true }) });

/** Settings and policy, whole: what the form shows is what is kept. */
export async function changePractice(
  room: Workroom,
  args: Command<'change-practice'>['args'],
): Promise<CommandOutcome<'change-practice'>> {
  const parsed = parseArgs(changed, args);
  if (parsed.kind !== 'ok') {
    return parsed;
  }
  if (!isZone(parsed.value.practice.zone)) {
    return refuse('practice.zone', 'This time zone is not known; write it like Europe/London');
  }
  const current = currentPractice(room);
  return save(room, current.id, [put(room, { ...current, ...parsed.value.practice })]);
}

function isZone(zone: string): boolean {
  try {
    todayIn(zone, 0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
