import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { Code } from '../../questionnaire/code.js';
import { say } from '../../language/text.js';
import { readCrosstab, viewCrosstab } from '../../publication/crosstab.js';
import { seesLive, viewFieldworkWave } from '../../publication/view.js';
import type { Crosstab, Side } from '../../results/crosstab.js';
import { count, GroupParams, percentage, proportion, synthetic } from './schemas.js';

const Cell = z.object({
  count: count.meta({ description: 'People who gave both answers.' }),
  percent: percentage.nullable().meta({ description: 'Of the row; null where nobody is in it.' }),
  suppressed: z.boolean().meta({ description: 'Whether it is hidden, so that nobody is known by it.' }),
});
const Question = z.object({
  id: z.string(),
  text: z.string(),
  overlapping: z.boolean(),
  options: z.array(z.object({ code: Code, label: z.string() })),
});
const p = proportion;
const Test = z.discriminatedUnion('method', [
  z.object({ method: z.literal('freeman-halton'), p }),
  z.object({ method: z.literal('chi-square'), p, statistic: z.number(), df: count, smallExpected: z.boolean() }),
  z.object({ method: z.literal('none'), reason: z.enum(['overlapping', 'not-computable']) }),
]);
const Answer = z.object({
  wave: z.string(),
  group: z.string(),
  synthetic,
  snapshot: z.string().nullable(),
  waits: z.boolean().meta({
    description:
      'Set while a response that the figures show was erased: the crosstab comes back when the figures move.',
  }),
  row: Question.nullable(),
  column: Question.nullable(),
  n: count,
  base: count,
  rows: z.array(z.object({ code: Code, base: count, cells: z.array(Cell) })),
  test: Test.nullable(),
});

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
    ...{ row: writeSide(row), column: writeSide(column), n, base },
    rows: rows.map((one) => ({
      ...{ code: one.code, base: one.base },
      cells: one.cells.map((cell) => ({ ...cell, suppressed: false })),
    })),
    test: association,
  };
}

function writeSide({ id, text, overlapping, options }: Side) {
  const named = options.map(({ code, label }) => ({ code, label: say(label, 'nl') }));
  return { id, text: say(text, 'nl'), overlapping, options: named };
}
