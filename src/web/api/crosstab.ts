import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { readCrosstab, viewCrosstab } from '../../publication/crosstab.js';
import { seesLive, viewFieldworkWave } from '../../publication/view.js';
import { Crosstab, CrosstabCell, CrosstabRow } from '../../results/crosstab-table.js';
import { GroupParams, snapshot, suppressed, synthetic } from './schemas.js';

const Cell = z
  .object({ ...CrosstabCell.unwrap().shape, suppressed })
  .meta({ id: 'CrosstabCell', description: 'The people who gave both answers.' });

const Row = z
  .object({ ...CrosstabRow.unwrap().omit({ label: true }).shape, cells: z.array(Cell) })
  .meta({ id: 'CrosstabRow', description: 'The people who gave one answer, by what they gave to the other question.' });

const { row, column, n, base, association } = Crosstab.unwrap().shape;
const Answer = z
  .object({
    wave: z.string(),
    group: z.string(),
    synthetic,
    snapshot,
    waits: z.boolean().meta({
      description:
        'Set while a response that the figures show was erased: the crosstab comes back when the figures move.',
    }),
    row: row.nullable(),
    column: column.nullable(),
    n,
    base,
    rows: z.array(Row).meta({ description: 'In the order of the row’s options.' }),
    test: association.nullable(),
  })
  .meta({ id: 'Crosstab', description: 'Two questions together: counts, percentages and the test.' });

const nothing = { row: null, column: null, n: 0, base: 0, rows: [], test: null };

/** Two questions together: counts and row percentages, in the order of the options, and a test. Partners wait for a snapshot. */
export const crosstab: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/crosstab',
    {
      config: { right: 'results.read', refuses: [403, 409, 422] },
      schema: {
        summary: 'Two questions together',
        description:
          'How often answers to two questions go together, with row percentages and a test of whether they do. A bureau’s token gets empty lists until results are published.',
        params: GroupParams,
        querystring: z.strictObject({
          row: z.string().meta({ description: 'A question, or an item of one.', examples: ['XC_INITIATIEF'] }),
          column: z.string().meta({ description: 'Another one.', examples: ['XC_NOOD'] }),
        }),
        response: { 200: Answer.meta({ description: 'Counts, percentages and the test.' }) },
      },
    },
    async ({ params, query, viewer }) => {
      const { group } = params;
      const view = await viewFieldworkWave(ctx, viewer, params.wave);
      const choices = await viewCrosstab(ctx, view, group);
      const about = { wave: view.wave.slug, group, synthetic: view.wave.synthetic, snapshot: null, waits: false };
      if (!seesLive(view)) return { ...about, ...nothing };
      const found = await readCrosstab(ctx, choices, query);
      return found === 'waits' ? { ...about, ...nothing, waits: true } : { ...about, ...write(found) };
    },
  );
  done();
};

function write({ row, column, n, base, rows, association }: Crosstab) {
  return {
    row,
    column,
    n,
    base,
    rows: rows.map(({ cells, ...one }) => ({ ...one, cells: cells.map((cell) => ({ ...cell, suppressed: false })) })),
    test: association,
  };
}
