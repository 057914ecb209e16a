import { describe, expect, it } from 'vitest';
import { operator, viewerOf } from '../../src/access/rights.js';
import type { Ctx } from '../../src/context.js';
import { putFrames } from '../../src/fieldwork/sampling-frame.js';
import { auditPublished } from '../../src/publication/audit-published.js';
import { readComparison } from '../../src/publication/comparison.js';
import { readHeadline } from '../../src/publication/comparison.js';
import { readFieldwork } from '../../src/publication/fieldwork.js';
import { prepareSnapshot, publishSnapshot } from '../../src/publication/make-snapshot.js';
import { hashOfSealed } from '../../src/publication/seal-expectation.js';
import { readPreparation } from '../../src/publication/preparation.js';
import { readResults } from '../../src/publication/results.js';
import { viewFieldworkWave, viewWave } from '../../src/publication/view.js';
import { transact } from '../../src/database/transact.js';
import { parseAnswers } from '../../src/questionnaire/fields.js';
import { countResponse } from '../../src/questionnaire/response.js';
import { addDemoWave } from '../../src/response/demo.js';
import { untallyResponse } from '../../src/results/tally.js';
import { findAskedQuestionnaire, getOnlyStudy } from '../../src/study/stored.js';
import { databases } from '../support/database.js';
import { openWorld } from '../support/world.js';

const partner = (bureau: string) => viewerOf({ roles: ['partner'], bureau });
const coordinator = viewerOf({ roles: ['coordinator'], bureau: null });

async function prepare(ctx: Ctx, wave = 'demo') {
  const view = await viewFieldworkWave(ctx, operator, wave);
  return { view, made: await prepareSnapshot(ctx, view, 'somebody') };
}

async function publish(ctx: Ctx, wave = 'demo'): Promise<string> {
  const { view, made } = await prepare(ctx, wave);
  await publishSnapshot(ctx, view, made.snapshot, 'somebody');
  return made.snapshot;
}

/** Says of each bureau that so many people belong to each of its groups. */
async function fillInFrames(ctx: Ctx, people: number) {
  const { definition } = await getOnlyStudy(ctx);
  const frames = definition.groups.map(({ slug: group, name: belongs }) => ({
    ...{ group, belongs, people, leftOut: {}, other: '' },
  }));
  for (const { slug: bureau } of definition.bureaus) await putFrames(ctx, { wave: 'demo', bureau }, frames, 'somebody');
}

/** Takes responses of a group and bureau out, as an erasure does. */
async function erase(ctx: Ctx, bureaus: readonly string[], group = 'ex-client') {
  for (const bureau of bureaus) {
    const { id, answers } = await ctx.db
      .selectFrom('response')
      .select(['id', 'answers'])
      .where((eb) => eb.and({ wave: 'demo', grp: group, bureau }))
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const asked = await findAskedQuestionnaire(ctx, 'demo', group);
    const counted = asked ? countResponse(asked.questionnaire, parseAnswers(answers)) : [];
    await transact(ctx, async (tx) => {
      await tx.db.deleteFrom('response').where('id', '=', id).execute();
      await untallyResponse(tx, { wave: 'demo', grp: group, bureau }, 0, counted);
    });
  }
}

/** Every percentage and point in what is published, by where it stands. */
function percentagesIn(value: unknown, path = ''): [path: string, number: number][] {
  if (typeof value === 'number')
    return /\.(percent|low|high|superiority|smallestDetectable)$/.test(path) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => percentagesIn(inside, `${path}.${key}`));
}

function isBroken([path, number]: [string, number]): boolean {
  // What the silent would make of an anchor is a sentence on one page: no figure.
  return !path.includes('.bounds.') && !Number.isInteger(number);
}

describe.each(databases)('a snapshot, on %s', (kind) => {
  it('is prepared, looked at as a bureau, and published', { timeout: 600_000 }, async () => {
    const { ctx } = await openWorld(kind);
    await expect(prepare(ctx, '2026')).rejects.toMatchObject({ code: 'wave-still-open', status: 409 });
    await addDemoWave(ctx, { respondents: 80, seed: 1 });
    await fillInFrames(ctx, 40);
    for (const [i, predictions] of [{ P70: 40, XC_VINDEN: 30 }, { P70: 50, XC_VINDEN: 35 }, { P70: 90 }].entries()) {
      const sealed = JSON.stringify({
        ...{ wave: 'demo', date: '2026-01-04', predictions: { 'ex-client': predictions }, salt: 'zout' },
      });
      const row = { id: String(i), wave: 'demo', account: null, sealed, hash: hashOfSealed(sealed) };
      await ctx.db.insertInto('expectation').values(row).execute();
    }
    const before = await viewFieldworkWave(ctx, partner('blcc'), 'demo');
    expect(before.snapshot).toBeUndefined();
    expect((await readHeadline(ctx, await viewFieldworkWave(ctx, operator, 'demo'))).expected).toEqual([]);
    expect(await readResults(ctx, before, 'ex-client')).toMatchObject({ snapshot: null, n: 0, questions: [] });

    const { view, made } = await prepare(ctx);
    expect(made.groups).toEqual([
      { group: 'ex-client', n: 53 },
      { group: 'employer', n: 27 },
    ]);
    expect((await viewFieldworkWave(ctx, partner('blcc'), 'demo')).snapshot).toBeUndefined();
    const looking = await viewFieldworkWave(ctx, coordinator, 'demo', { as: 'blcc' });
    expect(looking.snapshot).toMatchObject({ id: made.snapshot, publishedAt: null });
    const preview = await readResults(ctx, looking, 'ex-client', 'blcc');
    await expect(readResults(ctx, looking, 'ex-client', 'careercoach')).rejects.toMatchObject({ status: 404 });
    await expect(viewWave(ctx, partner('blcc'), 'demo', { as: 'careercoach' })).rejects.toMatchObject({ status: 404 });
    expect(await readPreparation(ctx, view)).toMatchObject({ prepared: { id: made.snapshot }, published: [] });

    await publishSnapshot(ctx, view, made.snapshot, 'somebody');
    await publishSnapshot(ctx, view, made.snapshot, 'somebody');
    await expect(publishSnapshot(ctx, view, 'none', 'somebody')).rejects.toMatchObject({ status: 404 });
    const seen = await viewFieldworkWave(ctx, partner('blcc'), 'demo');
    expect(seen.snapshot).toMatchObject({ id: made.snapshot });
    expect(await readResults(ctx, seen, 'ex-client', 'blcc')).toEqual(preview);
    for (const { options, base, withheld } of preview.questions) {
      expect(withheld === null).toBe(base !== null);
      for (const { count, percent, suppressed } of options) {
        expect(suppressed).toBe(count === null);
        if (count !== null && base !== null) expect([count >= 3, count <= base - 3]).toEqual([true, true]);
        expect(Number.isInteger(percent ?? 0)).toBe(true);
      }
    }
    const live = await viewFieldworkWave(ctx, operator, 'demo');
    for (const looked of [seen, live]) {
      const { expected, anchored } = await readHeadline(ctx, looked);
      const [anchor, outcome] = ['P70', 'XC_VINDEN'].map((id) => expected.find((one) => one.id === id));
      expect(anchor).toMatchObject({ n: 3, median: 50, low: null, high: null, published: { nl: '70%' } });
      const told = anchored.find(({ figure }) => figure.published.id === 'P70')?.figure.now.percent;
      expect(anchor?.outcome).toBe(Math.round(told ?? -1));
      // Two predictions: each of both knows the other's out of a median.
      expect(outcome).toMatchObject({ n: 2, median: null, low: null, high: null, published: null });
      expect(expected.filter(({ outcome }) => outcome !== null).length).toBeGreaterThan(5);
    }
    await fillInFrames(ctx, 99);
    const { frame } = await readFieldwork(ctx, seen);
    expect(frame.map(({ group, bureau, belong }) => [group, bureau, belong])).toEqual([
      ['ex-client', 'blcc', 40],
      ['ex-client', null, 160],
      ['employer', 'blcc', 40],
      ['employer', null, 160],
    ]);
    expect((await readHeadline(ctx, seen)).anchored.map(({ figure }) => figure.question)).toEqual([
      'XC_INITIATIEF',
      'OG_MGT',
    ]);
    const [baseline] = seen.waves.filter(({ slug }) => slug === '2015');
    const compared = baseline && (await readComparison(ctx, seen, { group: 'employer', against: baseline }));
    expect(compared?.figures.length).toBeGreaterThan(0);
    expect(percentagesIn({ compared, headline: await readHeadline(ctx, seen) }).filter(isBroken)).toEqual([]);
    for (const { viewer, derivable } of await auditPublished(ctx, view))
      expect([viewer, derivable]).toEqual([viewer, []]);
  });

  it(
    'is followed by one of five responses fewer, never of fewer, and never by the same again',
    { timeout: 600_000 },
    async () => {
      const { ctx } = await openWorld(kind);
      await addDemoWave(ctx, { respondents: 80, seed: 2 });
      const first = await publish(ctx);
      expect((await prepare(ctx)).made).toMatchObject({ snapshot: first, isNew: false });
      await erase(ctx, ['blcc']);
      await expect(prepare(ctx)).rejects.toMatchObject({ code: 'snapshot-too-alike', status: 409 });
      const look = { snapshot: first };
      expect((await viewFieldworkWave(ctx, partner('blcc'), 'demo', look)).snapshot).toMatchObject({ id: first });
      await expect(viewFieldworkWave(ctx, partner('blcc'), 'demo', { snapshot: 'none' })).rejects.toMatchObject({
        status: 404,
      });
      await erase(ctx, Array<string>(4).fill('blcc'));
      const third = await publish(ctx);
      const seen = await viewFieldworkWave(ctx, partner('blcc'), 'demo');
      expect(seen.snapshot).toMatchObject({ id: third });
      expect(await readResults(ctx, seen, 'ex-client')).toMatchObject({ n: 48 });
    },
  );
});
