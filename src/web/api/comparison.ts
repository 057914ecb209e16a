import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { comparabilities } from '../../questionnaire/comparability/comparability.js';
import { Code } from '../../questionnaire/code.js';
import { Text } from '../../language/text.js';
import { describeFigure, describeTrend, wholeText } from '../../presentation/sentence.js';
import { getAgainst, readComparison } from '../../publication/comparison.js';
import { viewFieldworkWave } from '../../publication/view.js';
import type { Comparison as Compared } from '../../results/comparison.js';
import { trendVerdicts, verdicts } from '../../results/verdict.js';
import { count, GroupParams, percentage, proportion, synthetic } from './schemas.js';

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();
const points = z.number().min(-100).max(100);
const p = proportion;
const comparability = z.enum(comparabilities);
const verdict = z.enum(verdicts).meta({
  description:
    'What may be said. There is none for "unchanged": no-detectable-change says that no difference was found.',
});

const Measured = z.object({
  count,
  base: count,
  percent: percentage.nullable(),
  low: percentage
    .nullable()
    .meta({ description: 'The 95% interval (Wilson), for comparing waves: no finite population.' }),
  high: percentage.nullable(),
});
const Now = z.object({
  ...Measured.shape,
  described: z.object({ low: percentage, high: percentage, population: count }).nullable().meta({
    description:
      'The 95% interval for the people approached in this wave, for describing it; null where their number is unknown.',
  }),
});
const Published = z.object({
  percent: percentage,
  baseLow: count,
  baseHigh: count,
  compatible: list(z.tuple([count, count]).readonly()).meta({
    description: 'Every count and base that its rounding allows.',
  }),
});
const Variant = z.object({ p: z.object({ worst: p, best: p }).nullable(), verdict });

const Figure = z.object({
  question: z.string(),
  code: Code,
  text: Text,
  label: Text,
  comparability: z.enum([...comparabilities, 'baseline', 'words-only']),
  changes: list(comparability),
  now: Now,
  then: z.union([Published, Measured]).nullable(),
  difference: z
    .object({ low: points, high: points, method: z.enum(['newcombe', 'newcombe-union']) })
    .nullable()
    .meta({ description: 'The 95% interval of the difference, now minus then, in percentage points.' }),
  p: z
    .object({ worst: p, best: p, method: z.literal('fisher-mid-p'), adjusted: p })
    .nullable()
    .meta({
      description:
        'Over all that the earlier figure may have been; adjusted: the worst, after Holm within the question.',
    }),
  smallestDetectable: z
    .object({
      down: percentage.nullable(),
      up: percentage.nullable(),
      method: z.enum(['exact', 'larger-group-normal', 'normal']),
    })
    .nullable()
    .meta({
      description: 'Percentage points that a change must measure to be found in four of five studies of this size.',
    }),
  verdict,
  sentence: Text,
  statement: Text.optional().meta({ description: 'What was published in words alone.' }),
  published: z
    .object({ id: z.string(), statement: Text, published: Text, certain: Text })
    .optional()
    .meta({ description: 'Of a published number: its sentence, how it was printed, what of it is certain.' }),
  weakerTogether: z.boolean().optional().meta({
    description: 'Whether a change holds by itself, but not when all anchors of the wave are judged together (Holm).',
  }),
  bases: list(
    z.object({
      codes: list(Code),
      now: Measured.pick({ count: true, base: true, percent: true }),
      ...Variant.shape,
    }),
  )
    .optional()
    .meta({ description: 'Every defensible base; the verdict needs all to agree.' }),
  readings: list(z.object({ reading: z.string(), taken: z.boolean(), compatible: count, ...Variant.shape }))
    .optional()
    .meta({ description: 'The verdict under every reading of how the figure was rounded.' }),
});

const Wording = z.object({
  leadIn: list(Text),
  text: Text,
  hint: Text.nullable(),
  options: list(z.object({ code: z.string(), label: Text })),
  condition: Text.nullable(),
});
const Comparison = z.object({
  wave: z.string(),
  against: z.string(),
  group: z.string(),
  synthetic,
  snapshot: z.string().nullable(),
  n: count,
  approached: count,
  figures: list(Figure),
  scales: list(
    z.object({
      question: z.string(),
      text: Text,
      superiority: percentage,
      delta: z.number().min(-1).max(1),
      p: p.nullable(),
      method: z.enum(['mann-whitney-exact', 'mann-whitney-normal']),
    }),
  ),
  breaks: list(
    z.object({
      question: z.string(),
      reworded: z.string().nullable(),
      comparability,
      changes: list(comparability),
      then: Wording.nullable(),
      now: Wording.nullable(),
    }),
  ),
  judgements: list(z.object({ question: z.string(), reason: z.string(), by: z.string().nullable(), at: z.string() })),
  trends: list(
    z.object({
      question: z.string(),
      code: Code,
      text: Text,
      label: Text,
      points: list(z.object({ wave: z.string(), year: z.int(), share: z.union([Published, Measured]) })),
      p: z.object({ worst: p, best: p, method: z.literal('cochran-armitage'), adjusted: p }).nullable(),
      verdict: z.enum(trendVerdicts),
      sentence: Text,
    }),
  ),
});

/** A wave against the published figures of a baseline, or against an earlier wave. Partners wait for a published snapshot. */
export const comparison: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/comparison',
    {
      config: { right: 'results.read', refuses: [403, 409, 422] },
      schema: {
        summary: 'What changed since an earlier wave',
        description:
          'Every share of a wave against one that was published (a baseline) or counted (an earlier wave), with the test, and the sentence that may be said. Questions that were not asked the same way are never tested: `breaks` holds both wordings. A bureau’s token gets empty lists until results are published.',
        params: GroupParams,
        querystring: z.strictObject({
          against: z.string().meta({ description: 'The earlier wave.', examples: ['2015'] }),
        }),
        response: { 200: Comparison.meta({ description: 'Every figure, and what may be said of it.' }) },
      },
    },
    async ({ params, query, viewer }) => {
      const view = await viewFieldworkWave(ctx, viewer, params.wave);
      const against = getAgainst(view, query.against);
      const compared = await readComparison(ctx, view, { group: params.group, against });
      return { snapshot: null, ...withSentences(compared) };
    },
  );
  done();
};

/** The comparison with what may be said of each figure and line, as the pages say it too. */
function withSentences({ figures, trends, ...compared }: Compared) {
  return {
    ...compared,
    figures: figures.map((figure) => ({ ...figure, sentence: wholeText(describeFigure(figure, compared.against)) })),
    trends: trends.map((trend) => ({ ...trend, sentence: wholeText(describeTrend(trend)) })),
  };
}
