import { statSync } from 'node:fs';
import { ImportScreen, type Imported } from '../pages/import-screen';
import type { Scene } from './scene';

/** The five files, each through the mapping screen as it guesses them; the notes a second time, to be taken back. */
export async function importPart({ stage, report, input }: Scene): Promise<void> {
  const screen = new ImportScreen(stage.page);
  let rowsIn = 0;
  let seconds = 0;
  const bring = async (
    what: string,
    file: string,
    target: string,
    rows: number,
    refused = 0,
  ): Promise<Imported> => {
    const guessed = await screen.open(file);
    const done = await screen.run();
    const reasons = Object.entries(done.reasons).map(([reason, count]) => `${count} × ${reason}`);
    const figures = `${done.imported} imported, ${done.refused} refused${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}, ${done.seconds.toFixed(1)} s, ${statSync(file).size} bytes`;
    const isWhole = done.imported + done.refused === rows && done.refused <= refused;
    report.check(`${what}: ${rows} rows as ${target.toLowerCase()}`, guessed === target && isWhole, figures);
    rowsIn += done.imported;
    seconds += done.seconds;
    await screen.again();
    return done;
  };
  await bring('uk-people', input.ukPeople, 'Clients', 543);
  await bring('practice people', input.practicePeople, 'Clients', 59);
  await bring('encounters', input.encounters, 'Appointments', 2590, 13);
  await bring('observations', input.observations, 'Questionnaire totals', 558);
  await bring('counsel_chat texts', input.notes, 'Session notes', 60);

  const said = await screen.undoNewest();
  report.check('The newest import taken back as a whole', said.startsWith('60 records'), said);
  await bring('counsel_chat texts again, mapping remembered', input.notes, 'Session notes', 60);
  report.figure('All of it', `${rowsIn} rows in ${seconds.toFixed(1)} s; ${input.bytes} bytes of files`);
}
