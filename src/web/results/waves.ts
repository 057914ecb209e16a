import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { listWaves, statusOf } from '../../study/waves.js';
import { say } from '../../language/text.js';
import { at } from './addresses.js';
import { resultsFrame } from './frame.js';

/** The waves there are, the newest first, and what can be seen of each. */
export function waves(app: FastifyInstance, ctx: Ctx): void {
  app.get('/', { config: { right: 'figures.live' } }, async (request, reply) => {
    const page = await resultsFrame(ctx, request, (t) => t.wavesTitle, { path: at.waves });
    const { t, language, study, to } = page;
    const all = await listWaves(ctx);
    return reply.viewAsync('results/waves', {
      ...page,
      waves: all
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
                    words: say(name, language),
                    href: to(at.questions(wave.slug, slug)),
                  })),
                  { words: t.fieldwork, href: to(at.fieldwork(wave.slug)) },
                ],
        })),
    });
  });
}
