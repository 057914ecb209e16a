import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { drawExample } from '../../presentation/example.js';
import { singleValue } from '../../questionnaire/fields.js';
import { seesLive } from '../../publication/view.js';
import { at } from './addresses.js';
import { readQuery, resultsFrame } from './frame.js';
import { lookAtStudy, lookAtWave } from './look.js';

/**
 * Serves the page on how to read the results, with an example. `?wave=` keeps the bar of a wave.
 */
export function method(app: FastifyInstance, ctx: Ctx): void {
  app.get('/method', { config: { right: 'results.read' } }, async (request, reply) => {
    const wave = singleValue(readQuery(request), 'wave');
    const view = await (wave === undefined ? lookAtStudy(ctx, request) : lookAtWave(ctx, request, wave));
    const query = wave === undefined ? {} : { wave };
    const page = await resultsFrame(ctx, request, (t) => t.method, { view, path: at.method, query });
    return reply.viewAsync('results/method', { ...page, chart: drawExample(page.language), live: seesLive(view) });
  });
}
