import { writeFile } from 'node:fs/promises';
import { ownPlaces } from '../../app/own-places';
import { allowCores } from '../cores';
import { startDesktop } from '../desktop';
import { LEAKS } from './leaks';
import { oneRound } from '../round';

/** One round with the app that is built beside this file; the names of the leaks it caught go into the file that is given. */
const [answer = ''] = process.argv.slice(2);
allowCores();
const desktop = await startDesktop();
const places = await ownPlaces();
try {
  const round = await oneRound(places, desktop, 'key');
  const caught = LEAKS.filter(({ isCaught }) => isCaught(round)).map(({ name }) => name);
  await writeFile(answer, JSON.stringify(caught));
} finally {
  desktop.end();
  await places.remove();
}
process.exit(0);
