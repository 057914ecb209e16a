import { beforeAll, describe, expect, it } from 'vitest';
import { checkExported, checkRetention } from '../../src/commands/checks/erasing.js';
import type { Ctx } from '../../src/context.js';
import { exportToFile } from '../../src/export/file.js';
import { takeBounces } from '../../src/fieldwork/bounces.js';
import { countFieldwork } from '../../src/fieldwork/fieldwork.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { returnPath } from '../../src/mail/return-path.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { fieldworkTexts } from '../../src/presentation/texts/fieldwork.js';
import { keepRetention, listRetained } from '../../src/response/retention.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { listEvents } from '../../src/study/events.js';
import { listOutdated } from '../../src/study/exported.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { closeWave } from '../../src/study/wave-life.js';
import { jan, mila, zoe } from '../support/cast.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { answer, eligible } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { signIn } from '../support/signed-in.js';
import { seeded } from '../support/random-answers.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';

const words = 'mijn eigen woorden';

/** A closed wave: Zoë sent, in words of her own too; the others are silent, and one letter came back. */
async function closedWave(kind: DatabaseKind) {
  const world = await openWorld(kind);
  const { ctx } = world;
  const [token = ''] = await world.invite([zoe, mila, jan]);
  await inviteAll(ctx, { wave: '2026' });
  await sendDue(ctx, acceptAll);
  const code = await answer(ctx, token, seeded(1), { ...eligible, XC_SLOT_OPEN: words });
  const { id } = await ctx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .select('outbox.id')
    .where('invitee.email', '=', jan.email)
    .executeTakeFirstOrThrow();
  const path = returnPath(ctx.keys.bounce, id, 'a@b.nl');
  expect((await takeBounces(ctx, [{ returnPath: path, finding: 'address' }])).counts.hard).toBe(1);
  await closeWave(ctx, '2026');
  return { ...world, code };
}

const fieldwork = async (ctx: Ctx) =>
  countFieldwork(ctx, { wave: '2026', soFar: false }, (await getOnlyStudy(ctx)).definition);
const kindsOf = (steps: readonly { kind: string; done: boolean }[]) => steps.map(({ kind, done }) => [kind, done]);

async function exportCsv(ctx: Ctx) {
  const out = `${await freshFolder()}/out.csv`;
  await exportToFile(ctx, { wave: '2026', group: 'ex-client', format: 'csv', out }, () => undefined);
}

describe.each(databases)('what a closed wave keeps of people, on %s', (kind) => {
  it('goes when its time is over, and not before: announced a week ahead, counted as ever', async () => {
    const { ctx, passDays } = await closedWave(kind);
    await exportCsv(ctx);
    const before = await fieldwork(ctx);
    expect((await listRetained(ctx)).map((one) => [one.kind, one.count, one.announced])).toEqual([
      ['contacts', 3, null],
      ['own words', 1, null],
      ['answers', 1, null],
    ]);
    expect(await keepRetention(ctx)).toEqual([]);
    passDays(53.5);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['contacts', false]]);
    expect(await checkRetention(ctx)).toMatch(/^A running server erases: contacts of wave 2026 \(3\) on /);
    passDays(6);
    expect(await keepRetention(ctx)).toEqual([]);
    expect(await everyRow(ctx)).toContain(zoe.email);
    passDays(0.6);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['contacts', true]]);
    const rows = await everyRow(ctx);
    for (const trace of [zoe.email, mila.email, jan.email, 'Zoë', 'example.nl']) expect(rows).not.toContain(trace);
    expect(await fieldwork(ctx)).toEqual(before);
    const letters = await ctx.db.selectFrom('outbox').selectAll().execute();
    expect(letters.map(({ accepted_at, tried_at, cause }) => [accepted_at?.slice(10), tried_at, cause])).toEqual(
      letters.map(() => ['T00:00:00.000Z', null, null]),
    );

    passDays(122);
    await keepRetention(ctx);
    passDays(3);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['own words', true]]);
    expect(await everyRow(ctx)).not.toContain(words);
    expect(await findWrongTallies(ctx)).toEqual([]);
    expect(await checkExported(ctx)).toMatch(/ex-client of 2026 as csv/);
    expect(await keepRetention(ctx)).toEqual([]);

    passDays(3650 - 186);
    await keepRetention(ctx);
    passDays(5);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['answers', true]]);
    expect(await ctx.db.selectFrom('response').selectAll().execute()).toEqual([]);
    expect([await findWrongTallies(ctx), await listRetained(ctx), await listOutdated(ctx)]).toEqual([[], [], []]);
    expect((await listEvents(ctx))[0]).toMatchObject({
      ...{ action: 'erased by the clock', who: 'server', about: { wave: '2026', what: 'answers', count: 1 } },
    });
  });

  it('stays a day after it is announced, also where its time was over before, or the clock jumped', async () => {
    const { ctx, passDays } = await closedWave(kind);
    passDays(100);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['contacts', false]]);
    passDays(0.9);
    expect(await keepRetention(ctx)).toEqual([]);
    passDays(-100);
    expect(await keepRetention(ctx)).toEqual([]);
    expect((await listRetained(ctx)).map(({ announced }) => announced)).toEqual([null, null, null]);
    passDays(70);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['contacts', false]]);
    passDays(-5);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['contacts', false]]);
    expect(await everyRow(ctx)).toContain(zoe.email);
    passDays(1.1);
    expect(kindsOf(await keepRetention(ctx))).toEqual([['contacts', true]]);
  });
});

describe.each(databases)('a file with answers on %s', (kind) => {
  let wave: Awaited<ReturnType<typeof closedWave>>;
  beforeAll(async () => {
    wave = await closedWave(kind);
  });

  it('is named once an answer in it was erased, until it is there anew', async () => {
    const { ctx, app, code } = wave;
    await exportCsv(ctx);
    expect(await checkExported(ctx)).toMatch(/^No file/);
    await eraseResponse(ctx, code);
    expect(await listOutdated(ctx, '2026')).toEqual([
      { wave: '2026', group: 'ex-client', format: 'csv', who: 'command line', madeAt: expect.stringMatching(/Z$/) },
    ]);
    const look = async () => (await app.inject({ url: '/results/2026/fieldwork', headers: await signIn(wave) })).body;
    expect(await look()).toContain(fieldworkTexts.nl.outdatedTitle);
    const production = { ...ctx, config: { ...ctx.config, production: true } };
    await expect(checkExported(production)).rejects.toThrow(
      /Delete every copy, also in an archive, and export again\.$/,
    );
    const out = `${await freshFolder()}/no-folder/out.csv`;
    await expect(
      exportToFile(ctx, { wave: '2026', group: 'ex-client', format: 'csv', out }, () => undefined),
    ).rejects.toThrow(/cannot be written/);
    expect(await look()).toContain(fieldworkTexts.nl.outdatedTitle);
    await exportCsv(ctx);
    expect(await listOutdated(ctx)).toEqual([]);
    expect(await look()).not.toContain(fieldworkTexts.nl.outdatedTitle);
  });
});
