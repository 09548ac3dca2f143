import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchApp, type RunningApp } from '../../e2e/app';
import { frontOf, unlockOnScreen } from '../app/front';
import type { OwnPlaces } from '../app/own-places';
import { killTree, type LivingProcess, stillLiving } from '../app/process-tree';
import { firstRun, startNodeApp } from '../node-app';
import { coreFolders, takeCores } from './cores';
import type { Desktop } from './desktop';
import { onClipboard, readSelection, windowNames } from './display';
import { type FileControl, fileControl } from './file-control';
import { makeFiles } from './made-files';
import { newMarks, type Way } from './marks';
import { type Hit, hitsIn, needlesOf } from './needles';
import { ownProcesses } from './own-processes';
import { plant } from './plant';
import { type FileSearch, searchFiles, strayPlaces } from './search-files';
import { type MemorySearch, roleOf, searchMemory } from './search-memory';
import { IDLE_SECONDS, setOff, type Trigger } from './triggers';

/** Everything that one round found out. */
export interface Round {
  readonly trigger: Trigger;
  readonly order: readonly Way[];
  readonly planted: readonly Way[];
  /** Ways that were found in memory just before the lock. */
  readonly before: readonly Way[];
  readonly memoryBefore: MemorySearch;
  readonly after: MemorySearch;
  readonly filesOpen: FileSearch;
  readonly files: FileSearch;
  readonly control: FileControl;
  readonly oldProcesses: number;
  /** Processes of the old app that live on. */
  readonly living: readonly string[];
  readonly titles: { readonly looks: number; readonly hits: readonly Hit[] };
  readonly notified: { readonly sent: number; readonly hits: readonly Hit[] };
  readonly selections: readonly Hit[];
  readonly cores: { readonly aborted: number; readonly found: readonly string[] };
  /** What went wrong with the round itself. */
  readonly failures: readonly string[];
}

const timeoutMs = 60_000;
const SELECTIONS = ['clipboard', 'primary'] as const;

export async function oneRound(
  places: OwnPlaces,
  desktop: Desktop,
  trigger: Trigger,
  afterUnlock: (app: RunningApp) => Promise<void> = async () => {},
): Promise<Round> {
  const made = await startNodeApp(places.profile);
  await firstRun(made);
  await made.end();
  const since = Date.now();
  const marks = newMarks();
  const needles = needlesOf(marks);
  const files = await makeFiles(join(places.folder, 'outside'), marks);
  const env = {
    ...places.env,
    ...desktop.env,
    CASEKEEP_TEST_CHOOSE: files.answers,
    ...(trigger === 'idle' ? { CASEKEEP_TEST_IDLE_SECONDS: String(IDLE_SECONDS) } : {}),
  };
  const folders = [places.profile, places.temp, places.home];
  const ends: (() => void)[] = [];
  const failures: string[] = [];
  const titles: Hit[] = [];
  const pids: number[] = [];
  const own = () => pids.flatMap((pid) => ownProcesses(places.profile, pid)).filter(isFirst);
  let looks = 0;
  try {
    const open = await launchApp({ profile: places.profile, env, timeoutMs });
    pids.push(open.pid);
    const look = async () => {
      looks += 1;
      const named = Buffer.from(windowNames(open.pid).join('\n'));
      titles.push(...hitsIn(named, needles, "the window's name"));
      titles.push(...hitsIn(Buffer.from(await open.page.title()), needles, 'document.title'));
    };
    if ((await frontOf(open.page)) !== 'locked') throw new Error('not the locked screen');
    const opened = await unlockOnScreen(open.page);
    if (opened.kind !== 'open') throw new Error(opened.said);
    await afterUnlock(open);
    const seen = new Set<Way>();
    const lookNow = (...ways: readonly Way[]) => {
      const { hits } = searchMemory(own(), needles);
      for (const way of ways) if (hits.some((hit) => hit.way === way)) seen.add(way);
    };
    const atEnd = (end: () => void) => ends.push(end);
    const scene = { page: open.page, marks, files, desktop, lookNow, atEnd };
    const planted = await plant(scene, look);
    failures.push(...planted.failures);

    const oldTree = own();
    const coresAt = coreFolders(oldTree);
    const memoryBefore = searchMemory(oldTree, needles);
    const filesOpen = searchFiles(folders, needles);

    for (const which of SELECTIONS) {
      // Another program's: what the app owned itself would go with its process.
      atEnd(await onClipboard(marks.word('copied'), which));
      if (readSelection(which) !== marks.word('copied')) failures.push(`the ${which} could not be filled`);
    }
    await setOff(trigger, open, desktop);
    const ended = await endOf(open, trigger);
    if (trigger === 'screen saver') await desktop.screenSaver(false);
    failures.push(...ended);
    const selections = SELECTIONS.flatMap((which) =>
      // Nobody clears it for an app that was killed.
      trigger === 'main aborted' ? [] : hitsIn(Buffer.from(readSelection(which)), needles, `the ${which}`),
    );
    if (ended.length === 0) {
      const locked = await launchApp({ profile: places.profile, env, timeoutMs });
      pids.push(locked.pid);
      if ((await frontOf(locked.page)) !== 'locked') failures.push('not the locked screen after the lock');
      await wait(500);
    }
    const living = stillLiving(oldTree);
    const newTree = own();
    const after = searchMemory(newTree, needles);
    const filesLocked = searchFiles([...folders, ...strayPlaces(since)], needles);
    const sent = await desktop.notified();
    killTree(newTree, 'SIGABRT');
    await wait(700);
    return {
      trigger,
      order: planted.order,
      planted: planted.ways,
      before: planted.ways.filter((way) => seen.has(way) || memoryBefore.hits.some((hit) => hit.way === way)),
      memoryBefore,
      after,
      filesOpen,
      files: filesLocked,
      control: await fileControl(places.temp, marks, needles),
      oldProcesses: oldTree.length,
      living: living.map(roleOf),
      titles: { looks, hits: titles },
      notified: { sent: sent.length, hits: hitsIn(Buffer.from(sent.join('\n')), needles, 'a notification') },
      selections,
      cores: { aborted: newTree.length, found: takeCores([...coresAt, ...coreFolders([])], since) },
      failures,
    };
  } finally {
    for (const end of ends) end();
    killTree(own());
  }
}

function isFirst(one: LivingProcess, at: number, all: readonly LivingProcess[]): boolean {
  return all.findIndex(({ pid }) => pid === one.pid) === at;
}

/** The agreed exit code of each end; what does not end in time is said. */
async function endOf(app: RunningApp, trigger: Trigger): Promise<readonly string[]> {
  const expected = { 'window closed': 0, 'main aborted': null };
  const seconds = trigger === 'idle' ? IDLE_SECONDS + 15 : 12;
  const code = await Promise.race([app.exited, wait(seconds * 1000, 'no end' as const, { ref: false })]);
  if (code === 'no end') return [`${trigger}: the app did not end within ${seconds} s`];
  const wanted = trigger === 'window closed' || trigger === 'main aborted' ? expected[trigger] : 75;
  return code === wanted ? [] : [`${trigger}: the app ended with ${code} instead of ${wanted}`];
}
