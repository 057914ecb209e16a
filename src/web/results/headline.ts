import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { readHeadline } from '../../publication/comparison.js';
import { viewWave } from '../../publication/view.js';
import type { Wave } from '../../study/waves.js';
import { inLanguage } from '../../language/text.js';
import type { Anchored } from '../../results/headline.js';
import { at } from './addresses.js';
import { showAnchor } from '../../presentation/anchor.js';
import { showBaseline } from '../../presentation/baseline.js';
import { describeSilent } from '../../presentation/silent.js';
import { resultsFrame, type ResultsFrame } from './frame.js';
import { describeWaveStatus, describeTurnout } from '../../presentation/wave-status.js';

/**
 * Serves the summary of a wave. Its status, each group's anchors now and as published, and links to
 * the rest.
 */
export function headline(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string } }>('/:wave', { config: { right: 'figures.live' } }, async (request, reply) => {
    const view = await viewWave(ctx, request.viewer, request.params.wave);
    const { wave, visibility } = view;
    const page = resultsFrame(request, (t) => t.wave(wave.slug), { view, path: at.headline(wave.slug) });
    const { t, language, numbers, study, to } = page;
    if (wave.kind === 'baseline')
      return reply.viewAsync('results/baseline', { ...page, ...showBaseline(study, language) });
    const visible = visibility !== 'none';
    const anchored = await readHeadline(ctx, view);
    return reply.viewAsync('results/headline', {
      ...page,
      c: t.compared,
      status: visible ? describeWaveStatus(wave, t, numbers) : `${describeWaveStatus(wave, t, numbers)} ${t.none}`,
      groups: study.definition.groups.map(({ slug, name }) => ({
        id: slug,
        name: inLanguage(name, language),
        ...showAnchors(
          anchored.filter(({ group }) => group === slug),
          page,
          wave,
        ),
        links: [
          { words: t.comparison, href: to(at.comparison(wave.slug, slug)) },
          { words: t.questions, href: to(at.questions(wave.slug, slug)) },
          { words: t.crosstab, href: to(at.crosstab(wave.slug, slug)) },
          { words: t.open, href: to(at.open(wave.slug, slug)) },
        ],
      })),
    });
  });
}

/** The anchors of one group, and its turnout. */
function showAnchors(anchored: readonly Anchored[], page: ResultsFrame, wave: Wave) {
  const { t, numbers } = page;
  const { n = 0, population = null } = anchored[0] ?? {};
  return {
    tookPart: n === 0 ? t.nothingYet : describeTurnout(n, population, t, numbers),
    anchors: anchored.map((own) => ({
      ...showAnchor(own.figure, page, { wave: wave.slug, against: own.against }),
      against: own.against,
      silent: describeSilent(own, page),
    })),
  };
}
