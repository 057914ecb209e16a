import { describe, expect, it, test } from 'vitest';
import { addDays, localDay } from '../../src/language/local-day.js';
import { addWave, closeWave, openWave, planEnd } from '../../src/study/wave-life.js';
import { getFieldworkWave, getWave, listWaves, statusOf } from '../../src/study/waves.js';
import { databases } from '../support/database.js';
import { openWorld } from '../support/world.js';

describe.each(databases)('a wave on %s', (kind) => {
  it('is prepared, opened and closed, once each, and lists with the others', async () => {
    const { ctx, passDays } = await openWorld(kind);
    const added = await addWave(ctx, '2027', '2026');
    expect(added).toMatchObject({
      slug: '2027',
      kind: 'fieldwork',
      previous: '2026',
      openedAt: null,
      closedAt: null,
    });
    passDays(1);
    const opened = await openWave(ctx, '2027');
    passDays(1);
    const closed = await closeWave(ctx, '2027');
    expect([added, opened, closed].map(statusOf)).toEqual(['prepared', 'open', 'closed']);
    expect(closed.openedAt).toBe(opened.openedAt);
    expect(await getWave(ctx, '2027')).toEqual(closed);
    expect((await listWaves(ctx)).map((wave) => [wave.slug, statusOf(wave)])).toEqual([
      ['2015', 'published'],
      ['2026', 'open'],
      ['2027', 'closed'],
    ]);
  });

  it('may have a planned end, which can be moved and closes nothing', async () => {
    const { ctx, passDays } = await openWorld(kind);
    const inDays = (days: number) => addDays(localDay(ctx.now()), days);
    expect((await addWave(ctx, '2027')).until).toBeNull();
    const [soon, later] = [inDays(7), inDays(14)];
    expect((await openWave(ctx, '2027', soon)).until).toBe(soon);
    expect((await planEnd(ctx, '2027', later)).until).toBe(later);
    passDays(20);
    expect(statusOf(await getWave(ctx, '2027'))).toBe('open');
    expect((await closeWave(ctx, '2027')).until).toBe(later);
    await addWave(ctx, '2028');
    expect((await planEnd(ctx, '2028', inDays(0))).until).toBe(inDays(0));
    expect(await openWave(ctx, '2028')).toMatchObject({ until: inDays(0) });
  });

  it('refuses what does not fit its life, with a sentence, and stays as it was', async () => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, 'prepared');
    await addWave(ctx, 'closed');
    await openWave(ctx, 'closed');
    await closeWave(ctx, 'closed');
    const before = await listWaves(ctx);
    const inDays = (days: number) => addDays(localDay(ctx.now()), days);
    const refusals: [what: () => Promise<unknown>, code: string, sentence: RegExp][] = [
      [() => addWave(ctx, '2026'), 'wave-exists', /already a wave "2026"/],
      [() => addWave(ctx, '2015'), 'wave-exists', /already a wave "2015"/],
      [() => addWave(ctx, 'Wave 1'), 'usage', /"Wave 1" cannot name a wave/],
      [() => addWave(ctx, ''), 'usage', /"" cannot name a wave/],
      [() => addWave(ctx, '2027', '1999'), 'unknown-wave', /no wave "1999"/],
      [() => openWave(ctx, '1999'), 'unknown-wave', /no wave "1999"/],
      [() => openWave(ctx, '2015'), 'wave-is-baseline', /baseline/],
      [() => openWave(ctx, '2026'), 'wave-already-open', /already open/],
      [() => openWave(ctx, 'closed'), 'wave-closed', /stays closed/],
      [() => openWave(ctx, 'prepared', 'kerst'), 'usage', /"kerst" is no date/],
      [() => openWave(ctx, 'prepared', '2026-02-30'), 'usage', /"2026-02-30" is no date/],
      [() => openWave(ctx, 'prepared', inDays(-1)), 'usage', /is past/],
      [() => openWave(ctx, 'prepared', inDays(367)), 'usage', /more than a year away/],
      [() => planEnd(ctx, '2026', inDays(-1)), 'usage', /is past/],
      [() => planEnd(ctx, '1999', inDays(1)), 'unknown-wave', /no wave "1999"/],
      [() => planEnd(ctx, '2015', inDays(1)), 'wave-is-baseline', /baseline/],
      [() => planEnd(ctx, 'closed', inDays(1)), 'wave-closed', /stays closed/],
      [() => closeWave(ctx, '1999'), 'unknown-wave', /no wave "1999"/],
      [() => closeWave(ctx, '2015'), 'wave-is-baseline', /baseline/],
      [() => closeWave(ctx, 'prepared'), 'wave-not-open', /golfslag wave open prepared/],
      [() => closeWave(ctx, 'closed'), 'wave-closed', /stays closed/],
      [() => getFieldworkWave(ctx, '2015'), 'wave-is-baseline', /baseline/],
    ];
    for (const [attempt, code, sentence] of refusals) {
      await expect(attempt()).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
    }
    expect(await listWaves(ctx)).toEqual(before);
  });

  test('is opened, closed and added by one of two who try at once', async () => {
    const { ctx } = await openWorld(kind);
    for (const change of [addWave, openWave, closeWave]) {
      const outcomes = await Promise.allSettled([change(ctx, '2027'), change(ctx, '2027')]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});
