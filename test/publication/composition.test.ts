import { describe, expect, it } from 'vitest';
import { operator } from '../../src/access/rights.js';
import { compositionTexts } from '../../src/presentation/texts/composition.js';
import { readComposition } from '../../src/publication/composition.js';
import { viewFieldworkWave } from '../../src/publication/view.js';
import { addDemoWave } from '../../src/response/demo.js';
import { openAnsweredStudy } from '../support/answered-study.js';
import { readResults } from '../support/as-operator.js';
import { databases } from '../support/database.js';
import { getResultsPage } from '../support/results-page.js';
import { openWorld } from '../support/world.js';

describe.each(databases)('who took part, on %s', (kind) => {
  it('is counted as results are, without invitees too, beside the nearest wave that was counted', async () => {
    const world = await openWorld(kind);
    const { ctx } = world;
    await addDemoWave(ctx, { wave: 'demo-earlier', respondents: 60, seed: 1 });
    world.passDays(1);
    await addDemoWave(ctx, { wave: 'demo', respondents: 90, seed: 2 });
    const found = await readComposition(ctx, await viewFieldworkWave(ctx, operator, 'demo'));
    expect(found.map(({ group, against, n }) => [group, against, n])).toEqual([
      ['ex-client', 'demo-earlier', { now: 60, then: 40 }],
      ['employer', 'demo-earlier', { now: 30, then: 20 }],
    ]);
    expect(found.map(({ parts }) => parts.map(({ question }) => question))).toEqual([
      ['XC_PERIODE', 'XC_OPLEIDING', 'XC_BETALER'],
      ['OG_ROL', 'OG_OMVANG', 'OG_AANTAL', 'OG_EERDER'],
    ]);
    const [, employers] = found;
    const { tables } = await readResults(ctx, 'demo', 'employer');
    const again = tables.find(({ id }) => id === 'OG_EERDER');
    const yes = again?.options.find(({ code }) => code === 1);
    expect(employers?.repeating).toEqual({ count: yes?.count, base: again?.base });

    for (const [language, query] of [
      ['nl', ''],
      ['en', '?taal=en'],
    ] as const) {
      const { html, status } = await getResultsPage(world, `/results/demo/fieldwork${query}`);
      expect(status).toBe(200);
      expect(html.split(compositionTexts[language].besides('demo-earlier', 'demo'))).toHaveLength(3);
    }
  });

  it('waits as figures do while a wave is open, and stands alone where no wave was before', async () => {
    const shown = async ({ ctx }: Awaited<ReturnType<typeof openAnsweredStudy>>) =>
      (await readComposition(ctx, await viewFieldworkWave(ctx, operator, '2026'))).map(({ n, against }) => [
        n,
        against,
      ]);
    const steps = await openAnsweredStudy(kind, 10, 'steps', ['blcc']);
    await steps.send(4);
    expect(await shown(steps)).toEqual([]);
    await steps.send(3);
    expect(await shown(steps)).toEqual([[{ now: 5 }, undefined]]);
    const none = await openAnsweredStudy(kind, 10, 'none', ['blcc']);
    await none.send(7);
    expect(await shown(none)).toEqual([]);
  });
});
