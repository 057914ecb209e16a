import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { readResults } from '../../publication/results.js';
import { viewFieldworkWave } from '../../publication/view.js';
import { GroupResults, OptionResult, TableResult } from '../../results/results.js';
import { BureauQuery, GroupParams, snapshot, suppressed, synthetic } from './schemas.js';

const Option = z
  .object({ ...OptionResult.unwrap().shape, suppressed })
  .meta({ id: 'Option', description: 'An answer that could be chosen, and how many chose it.' });

const { shape: _shape, ...table } = TableResult.unwrap().shape;
const Question = z
  .object({ ...table, options: z.array(Option) })
  .meta({ id: 'Question', description: 'A question, or an item of one, and how often each option was chosen.' });

const { tables: _tables, ...inAll } = GroupResults.unwrap().shape;
const Results = z
  .object({
    wave: z.string(),
    group: z.string(),
    bureau: z.string().nullable().meta({ description: 'null: all bureaus together.' }),
    synthetic,
    snapshot,
    ...inAll,
    questions: z.array(Question).meta({ description: 'In the order of the questionnaire.' }),
  })
  .meta({ id: 'Results', description: 'The figures of every question of a group.' });

/** Counts per option and base. The coordinator sees them as they are; partners wait for a published snapshot. */
export const results: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/results',
    {
      config: { right: 'results.read', refuses: [403, 409] },
      schema: {
        summary: 'What a group answered in a wave',
        description:
          'How often each option was chosen. While a wave is open, figures move by five people at a time. A bureau’s token sees the last snapshot; before the first one the lists are empty.',
        params: GroupParams,
        querystring: BureauQuery,
        response: { 200: Results.meta({ description: 'The figures of every question.' }) },
      },
    },
    async ({ params, query, viewer }) => {
      const { group } = params;
      const { bureau } = query;
      const view = await viewFieldworkWave(ctx, viewer, params.wave);
      const { tables, ...results } = await readResults(ctx, view, group, bureau);
      return {
        wave: view.wave.slug,
        group,
        bureau: bureau ?? null,
        synthetic: view.wave.synthetic,
        snapshot: null,
        ...results,
        questions: tables.map(({ options, ...question }) => ({
          ...question,
          options: options.map((option) => ({ ...option, suppressed: false })),
        })),
      };
    },
  );
  done();
};
