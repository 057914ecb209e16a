import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { drawExample } from '../../presentation/example.js';
import { viewStudy } from '../../publication/view.js';
import { at } from './addresses.js';
import { resultsFrame } from './frame.js';

/** Serves the page on how to read the results, with an example. */
export function method(app: FastifyInstance, ctx: Ctx): void {
  app.get('/method', { config: { right: 'figures.live' } }, async (request, reply) => {
    const view = await viewStudy(ctx, request.viewer);
    const page = resultsFrame(request, (t) => t.method, { view, path: at.method });
    return reply.viewAsync('results/method', { ...page, chart: drawExample(page.language) });
  });
}
