import type { AppInfo } from '../../../electron/contract/state';
import type { Drive, Practice } from '../../domain/practice';
import { dayOf, daysBetween } from '../../ui/dates';

export interface Finding {
  readonly id: string;
  readonly tone: 'good' | 'due' | 'risk';
  readonly word: string;
  readonly said: string;
}

/** What can be seen from inside the app about how safe it stands, and what cannot. */
export function selfCheckFindings(
  practice: Pick<Practice, 'idleMinutes' | 'backupEveryDays'>,
  drives: readonly Drive[],
  info: AppInfo | null,
  today: string,
): readonly Finding[] {
  return [
    ...runtime(info),
    locking(practice.idleMinutes),
    backup(practice.backupEveryDays, drives, today),
    places(drives),
    restore(drives, today),
    disk(info),
  ];
}

function runtime(info: AppInfo | null): readonly Finding[] {
  if (info?.developmentRuntime !== true) return [];
  return [
    {
      id: 'runtime',
      tone: 'risk',
      word: 'Development',
      said: 'This Casekeep runs on an old, unsupported runtime. Keep no real records in it.',
    },
  ];
}

function locking(idleMinutes: number): Finding {
  return idleMinutes <= 10
    ? {
        id: 'locking',
        tone: 'good',
        word: 'Locks soon',
        said: `After ${idleMinutes} idle minutes, on sleep and with the screen.`,
      }
    : {
        id: 'locking',
        tone: 'due',
        word: 'Locks late',
        said: `${idleMinutes} idle minutes are long where others can reach the laptop. Ten or fewer are better.`,
      };
}

function backup(everyDays: number, drives: readonly Drive[], today: string): Finding {
  const last = drives
    .map((drive) => drive.lastCopyAt)
    .filter((at) => at !== null)
    .toSorted()
    .at(-1);
  if (last === undefined) {
    return {
      id: 'backup',
      tone: 'risk',
      word: 'No backup',
      said: 'If this laptop is lost, every record is lost. Set up a drive under Backup.',
    };
  }
  const days = daysBetween(dayOf(new Date(last)), today);
  return days <= everyDays
    ? {
        id: 'backup',
        tone: 'good',
        word: 'Backed up',
        said: `The last copy is within the ${everyDays} days you set.`,
      }
    : {
        id: 'backup',
        tone: 'due',
        word: 'Backup due',
        said: `The last copy is ${days} days old; you set ${everyDays}.`,
      };
}

function places(drives: readonly Drive[]): Finding {
  const copied = drives.filter((drive) => drive.lastCopyAt !== null).length;
  return copied >= 2
    ? { id: 'places', tone: 'good', word: 'Two places', said: 'Copies stand in more than one place.' }
    : {
        id: 'places',
        tone: 'due',
        word: 'One place',
        said: 'A second drive, kept elsewhere, survives a fire or theft that takes laptop and drive together.',
      };
}

function restore(drives: readonly Drive[], today: string): Finding {
  const last = drives
    .map((drive) => drive.lastPracticeRestoreAt)
    .filter((at) => at !== null)
    .toSorted()
    .at(-1);
  const isFresh = last !== undefined && daysBetween(dayOf(new Date(last)), today) <= 31;
  return isFresh
    ? { id: 'restore', tone: 'good', word: 'Proven', said: 'A restore was practised within the last month.' }
    : {
        id: 'restore',
        tone: 'due',
        word: 'Not proven',
        said: 'No restore was practised within the last month. Backup offers it; nothing here is touched by it.',
      };
}

function disk(info: AppInfo | null): Finding {
  const linux =
    info?.platform === 'linux'
      ? ' On Linux other programs of yours can also photograph the screen, and nothing can stop them.'
      : '';
  return {
    id: 'disk',
    tone: 'due',
    word: 'Look yourself',
    said: `Casekeep cannot see whether this disk is encrypted. Without it, what the system swapped out while you worked may stay readable.${linux}`,
  };
}
