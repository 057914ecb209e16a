import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import type { Ctx } from '../../context.js';
import { readResults, Results, tellPrograms } from '../../publication/results.js';
import { viewWave } from '../../publication/view.js';
import { BureauQuery, GroupParams } from './schemas.js';

/**
 * The route of counts per option and base. The coordinator sees them live; partners get them once a
 * snapshot is published.
 */
export const results: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/results',
    {
      config: { right: 'results.read', refuses: [403, 409] },
      schema: {
        summary: 'What a group answered in a wave',
        description:
          'How often each option was chosen. While a wave is open, figures of a bureau move by five people at a time, and those of all bureaus are the sum of these. A bureau’s token sees the last snapshot; before the first one the lists are empty.',
        params: GroupParams,
        querystring: BureauQuery,
        response: { 200: Results.meta({ description: 'The figures of every question.' }) },
      },
    },
    async ({ params, query, viewer }) => {
      const view = await viewWave(ctx, viewer, params.wave, { snapshot: query.snapshot });
      return tellPrograms(await readResults(ctx, view, params.group, query.bureau), view);
    },
  );
  done();
};
