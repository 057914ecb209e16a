import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { readCrosstab, ShownCrosstab, viewCrosstab, type SuppressedCrosstab } from '../../publication/crosstab.js';
import { seesLive, snapshotOf, viewFieldworkWave } from '../../publication/view.js';
import { GroupParams, snapshotQuery } from './schemas.js';

const nothing = { row: null, column: null, n: 0, base: 0, everybody: false, rows: [], test: null, pairs: 0 };

/**
 * The route of two questions together: counts and row percentages, in the order of the options, and
 * a test. Partners get it once a snapshot is published.
 */
export const crosstab: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/crosstab',
    {
      config: { right: 'results.read', refuses: [409, 422] },
      schema: {
        summary: 'Two questions together',
        description:
          'How often answers to two questions go together, with row percentages and a test of whether they do. Refused while the wave is open: two looks around one sending would show that person’s answers. A bureau’s token gets empty lists until results are published.',
        params: GroupParams,
        querystring: z.strictObject({
          ...snapshotQuery,
          row: z.string().meta({ description: 'A question, or an item of one.', examples: ['XC_INITIATIEF'] }),
          column: z.string().meta({ description: 'Another one.', examples: ['XC_DRINGEND'] }),
        }),
        response: { 200: ShownCrosstab.meta({ description: 'Counts, percentages and the test.' }) },
      },
    },
    async ({ params, query, viewer, signal }) => {
      const { group } = params;
      const view = await viewFieldworkWave(ctx, viewer, params.wave, { snapshot: query.snapshot });
      const choices = await viewCrosstab(ctx, view, group);
      const about = {
        wave: view.wave.slug,
        group,
        synthetic: view.wave.synthetic,
        snapshot: snapshotOf(view),
      };
      if (!seesLive(view) && !view.snapshot) return { ...about, ...nothing };
      return { ...about, ...write(await readCrosstab({ ...ctx, signal }, choices, query)) };
    },
  );
  done();
};

function write({ row, column, n, base, everybody, rows, association, pairs }: SuppressedCrosstab) {
  return { row, column, n, base, everybody, rows, test: association, pairs };
}
