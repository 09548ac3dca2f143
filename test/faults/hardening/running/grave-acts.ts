import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blankPerson } from '../../../../renderer/domain/blank-person';
import { ownPlaces } from '../../app/own-places';
import { FAULTS_PASSWORD, firstRun, startNodeApp } from '../../node-app';
import { type Checks, expectEqual } from '../lines';

const LINE = 'the password again before export, key change, destruction, recovery key';
const WRONG = 'not the password of this vault';
const quiet = () => undefined;

/**
 * Each grave act, asked of the vault itself without the password or with a wrong one, as a page would that was taken
 * over. Then with the right one: an act that nobody can do would hold, too.
 */
export async function graveActs(checks: Checks): Promise<void> {
  const places = await ownPlaces();
  const app = await startNodeApp(places.profile);
  const { vault } = app;
  const target = (name: string) => app.storage.chooseTarget(join(places.home, name));
  const keys = async () =>
    (await Promise.all(['header.a', 'header.b'].map((name) => readFile(join(places.profile, 'vault', name)))))
      .map((bytes) => bytes.toString('base64'))
      .join();
  const kindOf = async (act: Promise<{ readonly kind: string }>) => (await act).kind;
  const right = () => vault.confirmSecret(FAULTS_PASSWORD);
  try {
    await firstRun(app);
    const created = await vault.act({
      name: 'create-client',
      args: {
        person: { ...blankPerson, name: 'A. Client', dateOfBirth: '1950-05-01' },
        service: 'Counselling',
        startedOn: '2008-01-07',
        fundedBy: 'self',
      },
    });
    if (created.kind !== 'saved') throw new Error(created.kind);
    const about = { personId: created.id, episodeId: created.episodeId, source: 'practice' } as const;
    const added = await vault.addAttachment(about, new File(['plain'], 'letter.txt'), quiet, 'add');
    if (added.kind !== 'added') throw new Error(added.kind);
    const end = {
      id: created.episodeId,
      status: 'ended',
      endedOn: '2010-02-01',
      service: 'Counselling',
    } as const;
    await vault.act({ name: 'change-episode', args: end });
    const plain = () => kindOf(vault.exportAttachment(added.id, target('letter.txt'), quiet, 'plain'));
    const whole = () => kindOf(vault.exportOneFile(target('all.casekeep'), quiet, 'whole'));
    const wrong = () => kindOf(vault.confirmSecret(WRONG));
    const before = await keys();

    const looks = [
      expectEqual('a file leaves without the password', await plain(), 'not-confirmed'),
      expectEqual('the whole vault leaves without it', await whole(), 'not-confirmed'),
      expectEqual(
        'a wrong one',
        [await wrong(), await plain(), await whole()],
        ['wrong-secret', 'not-confirmed', 'not-confirmed'],
      ),
      expectEqual('nothing left', await readdir(places.home), []),
      expectEqual(
        'new password with a wrong one',
        await kindOf(vault.changePassword(WRONG, `${WRONG} either`)),
        'wrong-secret',
      ),
    ];
    await right();
    looks.push(
      expectEqual(
        'new recovery key with a wrong one',
        await kindOf(vault.renewRecovery(WRONG)),
        'wrong-secret',
      ),
      expectEqual(
        'a new recovery key that nobody asked for',
        await kindOf(vault.finishRenewal()),
        'storage-failed',
      ),
      expectEqual('no key has changed', (await keys()) === before, true),
    );
    await right();
    const destroy = (password: string) =>
      kindOf(vault.act({ name: 'destroy-records', args: { personId: created.id, password } }));
    looks.push(expectEqual('destruction with a wrong one', await destroy(WRONG), 'wrong-secret'));
    looks.push(expectEqual('destruction with none', await destroy(''), 'wrong-secret'));
    await right();
    looks.push(
      expectEqual('control: with the right one a file leaves', await plain(), 'done'),
      expectEqual('and one alone', [await plain(), await whole()], ['not-confirmed', 'not-confirmed']),
    );
    await right();
    looks.push(expectEqual('control: with the right one the vault leaves', await whole(), 'done'));
    looks.push(
      expectEqual(
        'control: a new recovery key',
        [await kindOf(vault.renewRecovery(FAULTS_PASSWORD)), await kindOf(vault.finishRenewal())],
        ['prepared', 'renewed'],
      ),
    );
    looks.push(expectEqual('control: the keys have changed', (await keys()) === before, false));
    looks.push(expectEqual('control: destruction', await destroy(FAULTS_PASSWORD), 'destroyed'));
    checks.record(LINE, looks);
  } finally {
    await app.end();
    await places.remove();
  }
}
