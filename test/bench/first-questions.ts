import { z } from 'zod';
import type { Question, QuestionName } from '../../renderer/vault/api';
import type { BenchApp } from './bench-app';

/** What the first screens ask: Today, the client list, this week, one client with the time line. */
export function firstQuestions(
  personId: string,
  [from, to]: readonly [string, string],
): readonly Question<QuestionName>[] {
  return [
    { name: 'today', args: {} },
    { name: 'clients', args: { filter: '', view: 'active', from: 0, count: 40 } },
    { name: 'appointments', args: { from, to } },
    { name: 'client', args: { personId } },
    {
      name: 'time-line',
      args: {
        personId,
        kinds: ['notes', 'sessions', 'consents', 'attachments', 'measures', 'holds'],
        from: 0,
        count: 30,
      },
    },
  ];
}

const answers = z.tuple([
  z.object({ rows: z.array(z.object({ personId: z.string() })).min(1) }),
  z.object({ episodes: z.array(z.object({ id: z.string() })).min(1) }),
]);

/** The first of the active clients, and their episode. */
export async function activeClient({
  worker,
}: BenchApp): Promise<{ readonly personId: string; readonly episodeId: string }> {
  const told = await worker.evaluate(async () => {
    const { call } = Reflect.get(self, 'bench');
    const args = { filter: '', view: 'active', from: 0, count: 1 };
    const list = await call('ask', [{ name: 'clients', args }]);
    const personId = list.rows[0]?.personId;
    return [list, await call('ask', [{ name: 'client', args: { personId } }])];
  });
  const [list, client] = answers.parse(told);
  return { personId: list.rows[0]?.personId ?? '', episodeId: client.episodes[0]?.id ?? '' };
}
