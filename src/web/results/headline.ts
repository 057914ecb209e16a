import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { getFieldworkWave } from '../../fieldwork/waves.js';
import { say } from '../../questionnaire/text.js';
import { at } from './addresses.js';
import { resultsFrame } from './frame.js';
import { sayStanding } from './standing.js';

/** A wave at a glance: how it stands, and the way to what can be seen of it. */
export function headline(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string } }>('/:wave', async (request, reply) => {
    const wave = await getFieldworkWave(ctx, request.params.wave);
    const page = await resultsFrame(ctx, request, (t) => t.wave(wave.slug), { wave, path: at.headline(wave.slug) });
    const { t, language, numbers, study, to } = page;
    return reply.viewAsync('results/headline', {
      ...page,
      standing: sayStanding(wave, t, numbers),
      groups: study.definition.groups.map(({ slug, name }) => ({
        name: say(name, language),
        links: [
          { words: t.questions, href: to(at.questions(wave.slug, slug)) },
          { words: t.crosstab, href: to(at.crosstab(wave.slug, slug)) },
          { words: t.open, href: to(at.open(wave.slug, slug)) },
        ],
      })),
    });
  });
}
