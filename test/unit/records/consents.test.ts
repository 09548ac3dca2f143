import { describe, expect, test } from 'vitest';
import { anAttachment } from '../../fixtures/an-attachment';
import { day } from '../../fixtures/days';
import { hold } from '../../fixtures/test-records';
import { newTestId } from '../../fixtures/memory-record-store';
import { type OneClient, oneClient } from '../../fixtures/one-client';
import { recordId } from '../../../renderer/domain/ids';

async function give(
  { records, personId }: OneClient,
  said: { decidedOn?: string; decision?: 'given' | 'refused'; evidence?: string } = {},
) {
  return records.act({
    name: 'record-consent',
    args: {
      consent: {
        personId: recordId.parse(personId),
        consentKind: 'contact-gp',
        decision: said.decision ?? 'given',
        decidedOn: day(said.decidedOn ?? '2026-11-01'),
        how: 'written',
        byWhom: 'client',
      },
      wording: {
        wording: 'I agree that the practice may write to Dr Grey.',
        version: 'general 1',
        evidenceAttachmentId: said.evidence === undefined ? null : recordId.parse(said.evidence),
        remark: '',
      },
    },
  });
}

describe('consents', () => {
  test('when one is recorded, then decision and words are one act, in force from its day on', async () => {
    const client = await oneClient();
    const commits = client.store.commits;

    const saved = await give(client);

    expect(client.store.commits).toBe(commits + 1);
    const view = await client.records.ask({
      name: 'consent',
      args: { id: saved.kind === 'saved' ? saved.id : '' },
    });
    expect(view?.wording?.wording).toContain('Dr Grey');
    const kindsOn = async (on: string) =>
      (await client.records.ask({ name: 'consents-on', args: { personId: client.personId, day: on } })).map(
        ({ consentKind }) => consentKind,
      );
    expect(await kindsOn('2026-10-31')).toEqual([]);
    expect(await kindsOn('2026-11-01')).toEqual(['contact-gp']);
    client.records.close();
  });

  test('when it is withdrawn, then never for a day before today, and once only', async () => {
    const client = await oneClient();
    const saved = await give(client);
    const id = saved.kind === 'saved' ? saved.id : '';
    const withdraw = (on: string) => client.records.act({ name: 'withdraw-consent', args: { id, on } });

    expect(await withdraw('2026-11-22')).toEqual({ kind: 'retrospective' });
    expect((await withdraw('2026-11-23')).kind).toBe('saved');
    expect((await withdraw('2026-11-23')).kind).toBe('invalid');
    expect(
      await client.records.ask({
        name: 'consents-on',
        args: { personId: client.personId, day: '2026-11-22' },
      }),
    ).toHaveLength(1);
    expect(
      await client.records.ask({
        name: 'consents-on',
        args: { personId: client.personId, day: '2026-11-23' },
      }),
    ).toHaveLength(0);
    client.records.close();
  });

  test('when it is refused, then it is shown as refused and cannot be withdrawn', async () => {
    const client = await oneClient();
    const saved = await give(client, { decision: 'refused' });

    const view = await client.records.ask({ name: 'client', args: { personId: client.personId } });

    expect(view?.consentsRefused).toHaveLength(1);
    expect(view?.consentsInForce).toHaveLength(0);
    expect(
      (
        await client.records.act({
          name: 'withdraw-consent',
          args: { id: saved.kind === 'saved' ? saved.id : '', on: '2026-11-23' },
        })
      ).kind,
    ).toBe('invalid');
    client.records.close();
  });

  test('when evidence is named, then it is a file of the same client, and that file stays', async () => {
    const client = await oneClient();
    const own = anAttachment({ id: newTestId(), personId: recordId.parse(client.personId) });
    const foreign = anAttachment({ id: newTestId(), personId: newTestId() });
    await hold(client.store, [own, foreign]);

    expect((await give(client, { evidence: foreign.id })).kind).toBe('invalid');
    const saved = await give(client);
    const consentId = saved.kind === 'saved' ? saved.id : '';
    expect(
      (await client.records.act({ name: 'attach-evidence', args: { consentId, attachmentId: foreign.id } }))
        .kind,
    ).toBe('invalid');
    expect(
      (await client.records.act({ name: 'attach-evidence', args: { consentId, attachmentId: own.id } })).kind,
    ).toBe('saved');
    expect((await client.records.ask({ name: 'consent', args: { id: consentId } }))?.wording).toMatchObject({
      evidenceAttachmentId: own.id,
      wording: 'I agree that the practice may write to Dr Grey.',
    });
    expect((await client.records.act({ name: 'remove-attachment', args: { id: own.id } })).kind).toBe(
      'invalid',
    );
    expect((await client.records.act({ name: 'remove-attachment', args: { id: foreign.id } })).kind).toBe(
      'saved',
    );
    client.records.close();
  });

  test('when the decision lies in the future, then it is refused', async () => {
    const client = await oneClient();

    expect(await give(client, { decidedOn: '2026-11-24' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'consent.decidedOn' }],
    });
    client.records.close();
  });
});
