import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { viewStudy } from '../../publication/view.js';
import { statusOf } from '../../study/waves.js';
import { inLanguage } from '../../language/text.js';
import { at } from './addresses.js';
import { resultsFrame } from './frame.js';

/** Serves the list of waves, newest first, with links to their pages. */
export function waves(app: FastifyInstance, ctx: Ctx): void {
  app.get('/', { config: { right: 'figures.live' } }, async (request, reply) => {
    const view = await viewStudy(ctx, request.viewer);
    const page = await resultsFrame(ctx, request, (t) => t.wavesTitle, { view, path: at.waves });
    const { t, language, study, to } = page;
    return reply.viewAsync('results/waves', {
      ...page,
      waves: view.waves
        .toSorted((a, b) => b.addedAt.localeCompare(a.addedAt) || b.slug.localeCompare(a.slug))
        .map((wave) => ({
          name: t.wave(wave.slug),
          status: t.status[statusOf(wave)],
          baseline: wave.kind === 'baseline',
          synthetic: wave.synthetic,
          href: to(at.headline(wave.slug)),
          links:
            wave.kind === 'baseline'
              ? []
              : [
                  ...study.definition.groups.map(({ slug, name }) => ({
                    words: inLanguage(name, language),
                    href: to(at.questions(wave.slug, slug)),
                  })),
                  { words: t.fieldwork, href: to(at.fieldwork(wave.slug)) },
                ],
        })),
    });
  });
}
