import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { Code } from '../../questionnaire/code.js';
import { say } from '../../language/text.js';
import { readResults } from '../../publication/results.js';
import { viewFieldworkWave } from '../../publication/view.js';
import { BureauQuery, count, GroupParams, percentage, synthetic } from './schemas.js';

const percent = percentage.nullable();
const Option = z
  .object({
    code: Code.meta({ description: 'What stands for it in the microdata; it never changes its meaning.' }),
    label: z.string(),
    count: count.meta({ description: 'People who gave this answer.' }),
    percent: percent.meta({ description: 'Percentage of the base, 0 to 100; null where nobody is in it.' }),
    low: percent.meta({ description: 'Where its 95% interval begins (Wilson), 0 to 100.' }),
    high: percent.meta({ description: 'Where it ends.' }),
    suppressed: z.boolean().meta({ description: 'Kept back, since it would tell of one person.' }),
  })
  .meta({ id: 'Option' });

const Question = z
  .object({
    id: z.string().meta({ description: 'The same in every wave.' }),
    kind: z.string().meta({ description: 'single, multiple, scale, battery, ranking, open, number or date.' }),
    text: z.string(),
    base: count.meta({ description: 'People who gave a substantive answer: what percentages are of.' }),
    missing: count.meta({ description: 'People who gave none, or were not asked.' }),
    options: z.array(Option),
  })
  .meta({ id: 'Question' });

const Results = z.object({
  wave: z.string(),
  group: z.string(),
  bureau: z.string().nullable().meta({ description: 'null: all bureaus together.' }),
  synthetic,
  snapshot: z.string().nullable().meta({
    description:
      'When these figures were published; null for the coordinator, who sees them as they are, and before the first time.',
  }),
  n: count.meta({ description: 'People who sent their answers.' }),
  approached: count.meta({ description: 'People for whom an invitation was queued or sent.' }),
  population: count
    .nullable()
    .meta({ description: 'The people that the intervals are about: those approached, where known.' }),
  interval: z
    .enum(['wilson', 'wilson-finite'])
    .meta({ description: 'wilson-finite: corrected for a population of that size.' }),
  questions: z.array(Question).meta({ description: 'In the order of the questionnaire.' }),
});

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
        questions: tables.map(({ id, kind, text, base, missing, options }) => ({
          id,
          kind,
          text: say(text, 'nl'),
          base,
          missing,
          options: options.map((option) => ({ ...option, label: say(option.label, 'nl'), suppressed: false })),
        })),
      };
    },
  );
  done();
};
