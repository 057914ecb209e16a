import { describe, expect, it, test } from 'vitest';
import type { AnchorFigure } from '../../src/results/anchors.js';
import {
  describeFigure,
  describeOutcome,
  describeOutcomeTrend,
  describeTrend,
  wholeText,
} from '../../src/presentation/sentence.js';
import { type Comparison } from '../../src/results/comparison.js';
import { addWave } from '../../src/study/wave-life.js';
import { describe as describe95 } from '../../src/results/measured.js';
import type { Trend } from '../../src/results/trend.js';
import { addCountedWave } from '../support/counted.js';
import { databases } from '../support/database.js';
import { reword } from '../support/reworded.js';
import { openWorld } from '../support/world.js';
import { compareWaves } from '../support/as-operator.js';

/** What is said of a figure, or of a line, in full. */
const figureText = (figure: Comparison['figures'][number] | undefined, against: string) => {
  if (!figure) throw new Error('there is such a figure');
  return wholeText(describeFigure(figure, against));
};
const trendText = (trend: Trend | undefined, compared: Pick<Comparison, 'figures' | 'against'>) => {
  if (!trend) throw new Error('there is such a line');
  return wholeText(describeTrend(trend, compared));
};

const initiative = 'XC_INITIATIEF';
const unknown = 'De precieze vraag van 2015 is niet bekend.';

describe.each(databases)('a wave beside the published figures on %s', (kind) => {
  /** The anchor of a group, of which so many gave each code, against 2015. */
  async function anchor(group: 'ex-client' | 'employer', codes: Record<number, number>): Promise<AnchorFigure> {
    const { ctx } = await openWorld(kind);
    const table = group === 'employer' ? 'OG_MGT' : initiative;
    await addCountedWave(ctx, '2027', group, { [table]: codes });
    const { figures } = await compareWaves(ctx, '2027', '2015', group);
    const found = figures.find((figure): figure is AnchorFigure => 'published' in figure);
    if (!found) throw new Error('the anchor is compared');
    return found;
  }

  it('is lower only when every count that the rounding allows says so', async () => {
    const late = await anchor('ex-client', { 3: 30, 1: 32 });
    expect(late).toMatchObject({
      ...{ question: initiative, code: 3, comparability: 'baseline', verdict: 'lower' },
      now: { count: 30, base: 62 },
      then: { percent: 70, baseLow: 49, baseHigh: 55 },
      difference: { method: 'newcombe-union' },
    });
    expect(late.then.compatible).toHaveLength(17);
    expect(late.p?.worst).toBeCloseTo(0.0455, 4);
    expect(late.p?.best).toBeCloseTo(0.0097, 4);
    expect(figureText(late, '2015')).toEqual({
      nl: `Lager dan in 2015: nu 48% (30 van 62), toen 70%. Het verschil ligt waarschijnlijk tussen 1 en 40 procentpunten. Lager is het bij elke telling die bij het afgeronde cijfer past. ${unknown}`,
      en: 'Lower than in 2015: now 48% (30 of 62), then 70%. The difference probably lies between 1 and 40 percentage points. It is lower for every count that fits the rounded figure. The exact question of 2015 is not known.',
    });
    expect(
      late.readings.map(({ reading, taken, compatible, verdict }) => [reading, taken, compatible, verdict]),
    ).toEqual([
      ['nearest-one', false, 4, 'lower'],
      ['nearest-five', true, 17, 'lower'],
      ['nearest-ten', false, 55, 'not-robust'],
    ]);
  });

  it('is not robust when it depends on the rounding', async () => {
    const seen = await anchor('employer', { 1: 16, 0: 24 });
    expect(seen).toMatchObject({ verdict: 'not-robust', now: { count: 16, base: 40 } });
    expect([seen.p?.best, seen.p?.worst].map((p) => p?.toFixed(3))).toEqual(['0.049', '0.151']);
    expect(figureText(seen, '2015').nl).toBe(
      `Niet zeker: nu 40% (16 van 40), in 2015 1 op de 5. Of dat meer is dan toeval, hangt ervan af hoe het cijfer van toen is afgerond en om hoeveel mensen het ging. ${unknown}`,
    );
  });

  it('is not robust when it depends on who is counted', async () => {
    const seen = await anchor('employer', { 1: 22, 0: 18, 98: 20 });
    expect(seen.bases.map(({ verdict, now }) => [now.base, verdict])).toEqual([
      [40, 'higher'],
      [60, 'no-detectable-change'],
    ]);
    expect(seen.verdict).toBe('not-robust');
    expect(figureText(seen, '2015').nl).toContain('hangt ervan af wie er meetellen');
  });

  it('is not compared at all when one of the defensible bases is nobody', async () => {
    const seen = await anchor('employer', { 98: 20 });
    expect(seen).toMatchObject({ verdict: 'not-comparable', p: null });
    expect(figureText(seen, '2015').nl).toBe(
      `Er valt nog niets te vergelijken: niemand beantwoordde deze vraag. ${unknown}`,
    );
  });

  it('says so when nobody is left on one of the defensible bases', async () => {
    const late = await anchor('ex-client', { 4: 12 });
    expect(late).toMatchObject({ verdict: 'not-comparable', now: { count: 0, base: 12 } });
    expect(figureText(late, '2015').nl).toBe(
      `Niet te vergelijken met 2015: op een van de manieren van tellen blijft er niemand over. Nu 0% (0 van 12). ${unknown}`,
    );
  });

  it('is never called unchanged: it says what could have been seen', async () => {
    const late = await anchor('ex-client', { 3: 38, 1: 16 });
    expect(late).toMatchObject({ verdict: 'no-detectable-change', smallestDetectable: { down: 27, up: 22 } });
    expect(figureText(late, '2015').nl).toBe(
      `Geen verschil aan te tonen: nu 70% (38 van 54), in 2015 70%. Dat betekent niet dat er niets veranderde. Met deze aantallen vinden wij in vier van de vijf keer pas een daling van 27 of een stijging van 22 procentpunten. ${unknown}`,
    );
  });

  it('is higher for large groups too, by a test that counts them all', async () => {
    const late = await anchor('ex-client', { 3: 950_000, 1: 50_000 });
    expect(late).toMatchObject({ verdict: 'higher', smallestDetectable: { method: 'exact' } });
  });

  it('says that nobody answered where nobody did', async () => {
    const late = await anchor('ex-client', { 98: 3 });
    expect(late).toMatchObject({
      verdict: 'not-comparable',
      p: null,
      difference: null,
      now: { base: 0, percent: null },
    });
    expect(figureText(late, '2015').nl).toBe(
      `Er valt nog niets te vergelijken: niemand beantwoordde deze vraag. ${unknown}`,
    );
  });

  it('gives what was said in words its first percentage, and no change', async () => {
    const { ctx } = await openWorld(kind);
    await addCountedWave(ctx, '2027', 'ex-client', { XC_DREMPELS: { ZELF: 30, DUUR: 10 } });
    const { figures } = await compareWaves(ctx, '2027', '2015', 'ex-client');
    const alone = figures.find(({ question, code }) => question === 'XC_DREMPELS' && code === 'ZELF');
    expect(alone).toMatchObject({
      ...{ comparability: 'words-only', verdict: 'words-only', then: null, difference: null, p: null },
      statement: { nl: 'Ex-cliënten vonden dat zij hun problemen zelf moesten oplossen.' },
    });
    expect(figureText(alone, '2015').nl).toBe(
      'Eerste percentage: 75% (30 van 40). In 2015 is dit alleen in woorden gepubliceerd; of er iets veranderde, is niet te zeggen.',
    );
  });
});

describe.each(databases)('a wave beside an earlier one on %s', (kind) => {
  const codesOf = (world: Awaited<ReturnType<typeof openWorld>>, wave: string, codes: Record<number, number>) =>
    addCountedWave(world.ctx, wave, 'ex-client', { [initiative]: codes });

  it('judges an anchor alone, on every defensible base, and describes its other answers', async () => {
    const world = await openWorld(kind);
    await codesOf(world, '2027', { 1: 20, 2: 15, 3: 20, 4: 5 });
    await codesOf(world, '2028', { 1: 10, 2: 15, 3: 32, 4: 3 });
    const { figures } = await compareWaves(world.ctx, '2028', '2027', 'ex-client');
    const own = figures.filter(({ question }) => question === initiative);
    expect(own.map(({ code, verdict, p }) => [code, verdict, p?.adjusted.toFixed(3)])).toEqual([
      [1, 'described', undefined],
      [2, 'described', undefined],
      [3, 'higher', '0.029'],
      [5, 'described', undefined],
      [4, 'described', undefined],
    ]);
    expect(own[2]?.bases.map(({ now, then, verdict }) => [now.base, then?.base, verdict])).toEqual([
      [60, 60, 'higher'],
      [57, 55, 'higher'],
    ]);
    expect(figureText(own[0], '2027').nl).toBe(
      'Geen oordeel: nu 17% (10 van 60), in 2027 33% (20 van 60). Het verschil ligt waarschijnlijk tussen −32 en −1 procentpunten; of dat meer is dan toeval, is niet getoetst.',
    );
  });

  it('calls an anchor only when all its bases agree', async () => {
    const world = await openWorld(kind);
    await codesOf(world, '2027', { 1: 40, 3: 20 });
    await codesOf(world, '2028', { 1: 12, 3: 20, 4: 28 });
    const { figures } = await compareWaves(world.ctx, '2028', '2027', 'ex-client');
    const late = figures.find(({ question, code }) => question === initiative && code === 3);
    expect(late?.bases.map(({ verdict }) => verdict)).toEqual(['no-detectable-change', 'higher']);
    expect(late?.verdict).toBe('not-robust');
    expect(figureText(late, '2027').nl).toContain('hangt ervan af wie er meetellen');
  });

  it('says how much an anchor rose', async () => {
    const world = await openWorld(kind);
    await codesOf(world, '2027', { 1: 30, 3: 30 });
    await codesOf(world, '2028', { 1: 18, 3: 42 });
    const { figures } = await compareWaves(world.ctx, '2028', '2027', 'ex-client');
    const late = figures.find(({ question, code }) => question === initiative && code === 3);
    expect(late).toMatchObject({ verdict: 'higher', comparability: 'identical', difference: { method: 'newcombe' } });
    expect(late?.p?.adjusted).toBe(late?.p?.worst);
    expect(figureText(late, '2027').en).toBe(
      'Higher than in 2027: now 70% (42 of 60), then 50% (30 of 60). The difference probably lies between 2 and 36 percentage points.',
    );
  });

  it('never tests across a break, shows both wordings, and says which', async () => {
    const world = await openWorld(kind);
    const { ctx } = world;
    await codesOf(world, '2027', { 1: 30, 3: 30 });
    world.passDays(1);
    await reword(ctx, initiative, 'Wanneer besloot u hulp te zoeken?');
    await codesOf(world, '2028', { 1: 10, 3: 50 });
    const { figures, breaks } = await compareWaves(ctx, '2028', '2027', 'ex-client');
    const late = figures.find(({ question, code }) => question === initiative && code === 3);
    expect(late).toMatchObject({
      ...{ comparability: 'wording', verdict: 'not-comparable', difference: null, p: null, smallestDetectable: null },
      then: { count: 30, base: 60 },
    });
    expect(figureText(late, '2027')).toEqual({
      nl: 'Niet te vergelijken met 2027: de vraag is anders geformuleerd. Nu 83% (50 van 60).',
      en: 'Not comparable with 2027: the question was worded differently. Now 83% (50 of 60).',
    });
    expect(breaks[0]).toMatchObject({
      ...{ question: initiative, reworded: initiative, comparability: 'wording', changes: ['wording'] },
      then: { text: { nl: 'In welk stadium nam u het initiatief om een loopbaanadviseur in te schakelen?' } },
      now: { text: { nl: 'Wanneer besloot u hulp te zoeken?' } },
    });
    expect(breaks.slice(1).map(({ comparability }) => comparability)).toContain('universe');
  });

  it('compares scales as a whole too', async () => {
    const { ctx } = await openWorld(kind);
    await addCountedWave(ctx, '2027', 'ex-client', { XC_DRINGEND: { 1: 3, 2: 10, 3: 20, 4: 20, 5: 9 } });
    await addCountedWave(ctx, '2028', 'ex-client', { XC_DRINGEND: { 1: 1, 2: 3, 3: 10, 4: 20, 5: 20 } });
    const { scales } = await compareWaves(ctx, '2028', '2027', 'ex-client');
    expect(scales).toMatchObject([{ question: 'XC_DRINGEND', towards: { nl: 'Heel dringend' } }]);
    expect(scales[0]?.superiority).toBeCloseTo(67.667, 3);
  });

  it('says of what is new that it was not asked then', async () => {
    const world = await openWorld(kind);
    await addCountedWave(world.ctx, '2027', 'employer', { OG_MGT: { 1: 5, 0: 5 } });
    await codesOf(world, '2027', {});
    await codesOf(world, '2028', { 1: 5, 3: 5 });
    const { figures } = await compareWaves(world.ctx, '2028', '2027', 'ex-client');
    expect(
      figureText(
        figures.find(({ question }) => question === initiative),
        '2027',
      ).nl,
    ).toBe('Niet te vergelijken met 2027: niemand beantwoordde de vraag toen. Nu 50% (5 van 10).');
  });

  it('refuses a wave beside itself, one that was not asked yet, and an unknown one', async () => {
    const world = await openWorld(kind);
    await codesOf(world, '2027', { 1: 1 });
    await expect(compareWaves(world.ctx, '2027', '2027', 'ex-client')).rejects.toMatchObject({ code: 'same-wave' });
    await expect(compareWaves(world.ctx, '2027', '1999', 'ex-client')).rejects.toMatchObject({ code: 'unknown-wave' });
    await addWave(world.ctx, '2040');
    await expect(compareWaves(world.ctx, '2027', '2040', 'ex-client')).rejects.toMatchObject({
      code: 'wave-not-asked',
    });
  });

  it('describes a wave with its own people, and compares it with all that might be asked', async () => {
    const world = await openWorld(kind);
    await codesOf(world, '2027', { 1: 30, 3: 30 });
    const [before] = (await compareWaves(world.ctx, '2027', '2015', 'ex-client')).figures;
    expect(before?.now.described).toBeNull();
    const described = describe95({ count: 30, base: 60 }, 88);
    expect(described).toMatchObject({ count: 30, base: 60, described: { population: 88 } });
    expect([described.low, described.high]).toEqual([before?.now.low, before?.now.high]);
    const narrow = (described.described?.high ?? 0) - (described.described?.low ?? 0);
    expect(narrow).toBeLessThan((described.high ?? 0) - (described.low ?? 0));
  });
});

const satisfied = 'XC_TEVREDEN';

/** So many of each of the five points. */
const points = (...counts: number[]) => Object.fromEntries(counts.map((count, i) => [i + 1, count]));

describe('the core outcomes', () => {
  const answersOf = (tables: Record<string, Record<number, number>>, others = points(5, 10, 20, 15, 10)) => ({
    ...Object.fromEntries(core.map((id) => [id, others])),
    ...tables,
  });
  const core = [
    'XC_ZELFOPLOSSEN',
    'XC_BEROEP_DUIDELIJK',
    'XC_VINDEN',
    'XC_TEVREDEN',
    'XC_EFFECT_TOEKOMST',
    'XC_EFFECT_KANSEN',
    'XC_ONTWIKKELING',
    'XC_EFFECT_REGIE',
  ];
  async function compared(...waves: Record<string, Record<number, number>>[]) {
    const { ctx } = await openWorld('sqlite');
    for (const [i, tables] of waves.entries()) await addCountedWave(ctx, `${2027 + i}`, 'ex-client', tables);
    return compareWaves(ctx, `${2026 + waves.length}`, `${2025 + waves.length}`, 'ex-client');
  }
  const textOf = (found: Comparison, id: string) => {
    const outcome = found.outcomes.find((one) => one.id === id);
    if (!outcome) throw new Error('there is such an outcome');
    return wholeText(describeOutcome(outcome, found)).nl;
  };

  it('are one family: a scale one test, and none of its points', async () => {
    const found = await compared(
      answersOf({ [satisfied]: points(10, 20, 20, 8, 2) }),
      answersOf({ [satisfied]: points(2, 8, 20, 20, 10) }),
    );
    expect(found.family).toEqual({ tests: 8, method: 'benjamini-hochberg', level: 0.05 });
    expect(found.outcomes.map(({ id, verdict }) => [id, verdict])).toEqual(
      core.map((id) => [id, id === satisfied ? 'higher' : 'no-detectable-change']),
    );
    const own = found.outcomes.find(({ id }) => id === satisfied);
    expect(own).toMatchObject({ method: 'mann-whitney', code: null, towards: { nl: 'Heel tevreden' }, trend: null });
    expect(own?.adjusted).toBeCloseTo(8 * (own?.p ?? 0), 12);
    expect(new Set(found.figures.map(({ verdict }) => verdict))).toEqual(new Set(['described', 'not-comparable']));
    expect(textOf(found, satisfied)).toBe(
      'Hoger dan in 2027: neemt u iemand van nu en iemand van toen, dan is die van nu in 73 van de 100 gevallen dichter bij ‘Heel tevreden’ (gelijke antwoorden tellen half). Dat houdt stand als alle kernvragen samen meetellen.',
    );
    expect(textOf(found, 'XC_VINDEN')).toContain('Was dit de enige vraag');
  });

  it('are called only when they hold beside the others', async () => {
    const before = answersOf({ [satisfied]: points(10, 20, 20, 8, 2) });
    const found = await compared(before, answersOf({ [satisfied]: points(6, 13, 22, 14, 5) }));
    const own = found.outcomes.find(({ id }) => id === satisfied);
    expect(own?.p).toBeLessThan(0.05);
    expect(own).toMatchObject({ verdict: 'no-detectable-change' });
  });

  it('take ten answers on either side', async () => {
    const found = await compared(
      answersOf({ [satisfied]: points(9, 0, 0, 0, 0) }),
      answersOf({ [satisfied]: points(0, 0, 0, 0, 60) }),
    );
    expect(found.outcomes.find(({ id }) => id === satisfied)).toMatchObject({ verdict: 'not-comparable', p: null });
    expect(found.family).toMatchObject({ tests: 7 });
    expect(textOf(found, satisfied)).toBe(
      'Niet te vergelijken met 2027: voor een oordeel zijn nu en toen minstens 10 antwoorden nodig.',
    );
  });

  it('have their trend in the family, once each', async () => {
    const found = await compared(
      answersOf({ [satisfied]: points(10, 20, 20, 8, 2) }),
      answersOf({ [satisfied]: points(4, 10, 20, 18, 8) }),
      answersOf({ [satisfied]: points(2, 8, 20, 20, 10) }),
    );
    expect(found.family).toMatchObject({ tests: 16 });
    const own = found.outcomes.find(({ id }) => id === satisfied);
    expect(own).toMatchObject({
      verdict: 'no-detectable-change',
      trend: { method: 'linear-by-linear', verdict: 'rising', waves: ['2027', '2028', '2029'] },
    });
    expect(own && describeOutcomeTrend(own, '2028')?.nl.rest).toBe(
      'de antwoorden schuiven op naar ‘Heel tevreden’, meer dan toeval verklaart. Vergeleken met 2028 is er geen verschil aan te tonen: dat kan samengaan, want de lijn telt alle metingen mee en die vergelijking maar twee.',
    );
    expect(new Set(found.trends.map(({ verdict }) => verdict))).toEqual(new Set(['described']));
  });
});

describe('three waves or more', () => {
  /** What employers who know the adviser as a management adviser come to, so many of 60 a wave. */
  async function known(waves: Record<string, number>, against: string) {
    const { ctx } = await openWorld('sqlite');
    for (const [wave, yes] of Object.entries(waves)) {
      await addCountedWave(ctx, wave, 'employer', { OG_MGT: { 1: yes, 0: 60 - yes } });
    }
    const found = await compareWaves(ctx, Object.keys(waves).at(-1) ?? '', against, 'employer');
    return { found, trend: found.trends.find(({ question, code }) => question === 'OG_MGT' && code === 1) };
  }

  test('rise when the line of an anchor does, by their years', async () => {
    const { found, trend } = await known({ '2027': 12, '2029': 20, '2031': 30 }, '2029');
    expect(trend).toMatchObject({ verdict: 'rising', points: [{ year: 2015 }, { year: 2027 }, { year: 2029 }, {}] });
    expect(trendText(trend, found)).toEqual({
      nl: `Over de metingen: 2015 20%, 2027 20% (12 van 60), 2029 33% (20 van 60) en 2031 50% (30 van 60). Over alle metingen samen gaat het omhoog, meer dan toeval verklaart; niet elke meting hoeft hoger te zijn dan de vorige. Vergeleken met 2029 is er geen verschil aan te tonen: dat kan samengaan, want de lijn telt alle metingen mee en die vergelijking maar twee. ${unknown}`,
      en: 'Over the waves: 2015 20%, 2027 20% (12 of 60), 2029 33% (20 of 60) and 2031 50% (30 of 60). Over all waves together it goes up, by more than chance explains; not every wave need be higher than the one before. Compared with 2029 no difference can be shown: both can be so, since the line takes in all waves and that comparison only two. The exact question of 2015 is not known.',
    });
  });

  test('are drawn and not tested, of any other answer', async () => {
    const { ctx } = await openWorld('sqlite');
    for (const [wave, own] of Object.entries({ '2027': 12, '2029': 20, '2031': 30 })) {
      await addCountedWave(ctx, wave, 'ex-client', { XC_BETALER: { 1: own, 2: 60 - own } });
    }
    const found = await compareWaves(ctx, '2031', '2029', 'ex-client');
    const line = found.trends.find(({ question, code }) => question === 'XC_BETALER' && code === 1);
    expect(line).toMatchObject({ verdict: 'described', p: null });
    expect(trendText(line, found).nl).toContain('De lijn is getekend, niet getoetst.');
  });

  test('keep a wave from before a rewording beside the line, with what differs', async () => {
    const { ctx } = await openWorld('sqlite');
    const add = (wave: string, own: number) =>
      addCountedWave(ctx, wave, 'ex-client', { XC_BETALER: { 1: own, 2: 60 - own } });
    await add('2027', 12);
    await reword(ctx, 'XC_BETALER', 'Wie heeft uw traject betaald?');
    await add('2029', 20);
    await add('2031', 30);
    const { trends } = await compareWaves(ctx, '2031', '2029', 'ex-client');
    expect(trends.find(({ question, code }) => question === 'XC_BETALER' && code === 1)).toMatchObject({
      points: [{ wave: '2029' }, { wave: '2031' }],
      apart: [{ wave: '2027', year: 2027, share: { count: 12, base: 60 }, changes: ['wording'] }],
      p: null,
      verdict: 'described',
    });
  });

  test('begin with a published figure where there is one, in every way that its rounding allows', async () => {
    const { ctx } = await openWorld('sqlite');
    for (const [wave, late] of Object.entries({ '2027': 30, '2031': 24 })) {
      await addCountedWave(ctx, wave, 'ex-client', { [initiative]: { 3: late, 1: 60 - late } });
    }
    const found = await compareWaves(ctx, '2031', '2015', 'ex-client');
    const falling = found.trends.find(({ question, code }) => question === initiative && code === 3);
    expect(falling).toMatchObject({
      verdict: 'falling',
      points: [{ wave: '2015' }, { wave: '2027' }, { wave: '2031' }],
    });
    expect(falling?.p?.worst).toBeGreaterThan(falling?.p?.best ?? 1);
    expect(trendText(falling, found).nl).toBe(
      `Over de metingen: 2015 70%, 2027 50% (30 van 60) en 2031 40% (24 van 60). Over alle metingen samen gaat het omlaag, meer dan toeval verklaart; niet elke meting hoeft lager te zijn dan de vorige. ${unknown}`,
    );
  });

  test('leave out what was published later, and end with a wave that somebody answered in', async () => {
    const { ctx } = await openWorld('sqlite');
    for (const wave of ['2010', '2012'])
      await addCountedWave(ctx, wave, 'ex-client', { [initiative]: { 3: 30, 1: 30 } });
    expect((await compareWaves(ctx, '2012', '2010', 'ex-client')).trends).toEqual([]);
    for (const wave of ['2030', '2032'])
      await addCountedWave(ctx, wave, 'ex-client', { [initiative]: { 3: 30, 1: 30 } });
    await addCountedWave(ctx, '2034', 'ex-client', { [initiative]: { 98: 9 } });
    expect((await compareWaves(ctx, '2034', '2015', 'ex-client')).trends).toEqual([]);
  });

  test('of one year are taken in the order in which they were asked', async () => {
    const { ctx, passDays } = await openWorld('sqlite');
    for (const [wave, own] of Object.entries({ voorjaar: 10, zomer: 20, najaar: 34 })) {
      await addCountedWave(ctx, wave, 'ex-client', { [satisfied]: { 1: 60 - own, 5: own } });
      passDays(1 / 24);
    }
    const { outcomes } = await compareWaves(ctx, 'najaar', 'zomer', 'ex-client');
    expect(outcomes.find(({ id }) => id === satisfied)?.trend).toMatchObject({
      verdict: 'rising',
      waves: ['voorjaar', 'zomer', 'najaar'],
    });
  });
});
