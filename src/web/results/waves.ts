import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { findFirstWave } from '../../publication/first-wave.js';
import { seesLive } from '../../publication/view.js';
import { statusOf } from '../../study/waves.js';
import { inLanguage } from '../../language/text.js';
import { nameFieldwork } from '../../presentation/wave-status.js';
import { at } from './addresses.js';
import { resultsFrame } from './frame.js';
import { showWave } from './headline.js';
import { lookAtStudy, lookAtWave, readLook } from './look.js';

/**
 * Serves the list of waves, newest first, with links to their pages. Who sees what was published
 * begins with the latest of it.
 */
export function waves(app: FastifyInstance, ctx: Ctx): void {
  app.get('/', { config: { right: 'results.read' } }, async (request, reply) => {
    const view = await lookAtStudy(ctx, request);
    const first = seesLive(view) ? undefined : await findFirstWave(ctx, view, readLook(request));
    if (first) return showWave(ctx, request, reply, await lookAtWave(ctx, request, first.slug));
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
                  { words: nameFieldwork(wave, t), href: to(at.fieldwork(wave.slug)) },
                ],
        })),
    });
  });
}
