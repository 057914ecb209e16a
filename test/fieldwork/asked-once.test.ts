import { describe, expect, it } from 'vitest';
import { countApproached } from '../../src/results/approached.js';
import { mirrorOutcomes } from '../../src/fieldwork/asked-once.js';
import { countFieldwork } from '../../src/fieldwork/fieldwork.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll, remindAll } from '../../src/fieldwork/queue-letters.js';
import { putPersonBack, removePerson } from '../../src/fieldwork/remove-person.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { closeWave } from '../../src/study/wave-life.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';

const wave = '2026';
const bureaus = ['blcc', 'careercoach'];

/** A wave for which two bureaus brought Zoë, the second one also under another spelling. */
async function withSamePerson(kind: DatabaseKind) {
  const world = await openWorld(kind);
  const { ctx } = world;
  const list = (bureau: string, email: string, name = 'Zoë', externalId = '') =>
    Buffer.from(`e-mail;naam;doelgroep;bureau;kenmerk\n${email};${name};ex-client;${bureau};${externalId}`);
  const take = (bureau: string, email: string, externalId = 'K1', options = {}) =>
    importInvitees(ctx, wave, list(bureau, email, 'Zoë', externalId), options);
  const reached: string[] = [];
  const send = () =>
    sendDue(ctx, ({ to }) => {
      reached.push(JSON.stringify(to));
      return Promise.resolve({ kind: 'accepted' });
    });
  const people = async () => {
    const rows = await ctx.db
      .selectFrom('invitee')
      .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
      .selectAll('invitee')
      .select('awaiting.invitee as awaited')
      .where('sample', '=', 0)
      .orderBy('bureau')
      .execute();
    const asks = rows.find(({ asked_through }) => asked_through === null);
    return { rows, asks, other: rows.find(({ asked_through }) => asked_through !== null) };
  };
  /** What somebody who answered leaves behind: nobody awaits them any more. */
  const answer = (id = '') => ctx.db.deleteFrom('awaiting').where('invitee', '=', id).execute();
  const count = async (bureau?: string) => {
    const { definition } = await getOnlyStudy(ctx);
    const { cells } = await countFieldwork(ctx, { wave, soFar: true }, definition, bureau);
    const sum = (of: 'invited' | 'completed') => cells.reduce((before, cell) => before + cell[of], 0);
    return [sum('invited'), sum('completed')];
  };
  return { ...world, take, send, reached, people, answer, count };
}

describe.each(databases)('somebody whom two bureaus brought, on %s', (kind) => {
  it('is on both lists, and neither import says so', async () => {
    const { take, people } = await withSamePerson(kind);
    const alone = await take('blcc', 'zoe@example.nl', 'K1', { dryRun: true });
    const first = await take('blcc', 'zoe@example.nl');
    expect(await take('careercoach', 'ZOE@example.nl', 'K1', { dryRun: true })).toEqual(alone);
    expect(await take('careercoach', 'ZOE@example.nl')).toEqual(first);
    const { rows, asks, other } = await people();
    expect([rows.length, other?.asked_through]).toEqual([2, asks?.id]);
  });

  it('gets each letter once, while both bureaus see it sent', async () => {
    const { ctx, take, send, reached, people, passDays } = await withSamePerson(kind);
    for (const bureau of bureaus) await take(bureau, 'zoe@example.nl');
    expect(await inviteAll(ctx, { wave })).toMatchObject({ queued: 2 });
    await send();
    expect(reached).toHaveLength(1);
    passDays(7);
    expect(await remindAll(ctx, { wave })).toMatchObject({ queued: 2 });
    await send();
    expect(reached).toHaveLength(2);
    const letters = await ctx.db.selectFrom('outbox').selectAll().execute();
    expect(letters.map(({ accepted_at }) => accepted_at === null)).toEqual([false, false, false, false]);
    const { asks, other } = await people();
    expect(other?.asked_through).toBe(asks?.id);
  });

  it.each(bureaus)('is asked by %s where that one alone sends, whatever the lot was', async (bureau) => {
    const { ctx, take, send, reached, people } = await withSamePerson(kind);
    for (const one of bureaus) await take(one, 'zoe@example.nl');
    await inviteAll(ctx, { wave, bureau });
    await send();
    expect([reached.length, (await people()).asks?.bureau]).toEqual([1, bureau]);
    await inviteAll(ctx, { wave });
    await send();
    expect([reached.length, (await people()).asks?.bureau]).toEqual([1, bureau]);
  });

  it('stays with the bureau that wrote first, also when another brings them later', async () => {
    const { ctx, take, send, reached, people } = await withSamePerson(kind);
    for (const bureau of ['careercoach', 'blcc']) {
      await take(bureau, 'zoe@example.nl');
      await inviteAll(ctx, { wave });
      await send();
    }
    expect([reached.length, (await people()).asks?.bureau]).toEqual([1, 'careercoach']);
  });

  it('has answered for the other bureau from the next day on, and only after its letter', async () => {
    const { ctx, take, send, people, answer, passDays } = await withSamePerson(kind);
    for (const bureau of bureaus) await take(bureau, 'zoe@example.nl');
    await inviteAll(ctx, { wave, bureau: 'blcc' });
    await send();
    await answer((await people()).asks?.id);
    const awaited = async () => (await people()).other?.awaited !== null;
    passDays(1);
    await mirrorOutcomes(ctx);
    expect(await awaited()).toBe(true);
    await inviteAll(ctx, { wave });
    await send();
    await mirrorOutcomes(ctx);
    expect(await awaited()).toBe(true);
    passDays(1);
    await mirrorOutcomes(ctx);
    expect(await awaited()).toBe(false);
  });

  it('shows the other bureau what else became of it, without the hour', async () => {
    const { ctx, take, send, people, passDays } = await withSamePerson(kind);
    for (const bureau of bureaus) await take(bureau, 'zoe@example.nl');
    await inviteAll(ctx, { wave });
    await send();
    const { asks } = await people();
    const bounced_at = ctx.now().toISOString();
    await ctx.db
      .updateTable('invitee')
      .set({ bounced_at })
      .where('id', '=', asks?.id ?? '')
      .execute();
    passDays(1);
    await mirrorOutcomes(ctx);
    expect((await people()).other?.bounced_at).toMatch(/T00:00:00.000Z$/);
  });

  it('counts once among all, and in each bureau’s own account', async () => {
    const { ctx, take, send, count, people, answer, passDays } = await withSamePerson(kind);
    for (const bureau of bureaus) await take(bureau, 'zoe@example.nl');
    await inviteAll(ctx, { wave });
    await send();
    await answer((await people()).asks?.id);
    passDays(1);
    await mirrorOutcomes(ctx);
    expect([await count(), await count('blcc'), await count('careercoach')]).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    await closeWave(ctx, wave);
    const approached = await countApproached(ctx, wave, ['ex-client']);
    expect(approached('ex-client')).toEqual({ people: 1, screenedOut: 0 });
  });

  it('is asked by the other bureau once one takes them off its list, and once more by one when they come back', async () => {
    const { ctx, take, send, people } = await withSamePerson(kind);
    for (const bureau of bureaus) await take(bureau, 'zoe@example.nl');
    await inviteAll(ctx, { wave });
    await send();
    const { asks, other } = await people();
    const owner = { wave, bureau: asks?.bureau ?? '' };
    await removePerson(ctx, owner, asks?.id ?? '', 'mistake');
    expect((await people()).rows.find(({ id }) => id === other?.id)?.asked_through).toBeNull();
    await putPersonBack(ctx, owner, asks?.id ?? '');
    expect((await people()).rows.filter(({ asked_through }) => asked_through === null)).toHaveLength(1);
  });

  it('is two people again once one address is corrected', async () => {
    const { ctx, take, send, reached, people } = await withSamePerson(kind);
    for (const bureau of bureaus) await take(bureau, 'zoe@example.nl');
    await inviteAll(ctx, { wave });
    await send();
    const { asks } = await people();
    await take(asks?.bureau ?? '', 'zoe@werk.example');
    expect((await people()).rows.map(({ asked_through }) => asked_through)).toEqual([null, null]);
    await inviteAll(ctx, { wave });
    await send();
    expect(reached).toHaveLength(2);
  });
});
