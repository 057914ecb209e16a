import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { Text } from '../../language/text.js';
import { describeFigure, describeOutcome, describeTrend, wholeText } from '../../presentation/sentence.js';
import { describeRemark } from '../../presentation/remarks.js';
import { getAgainst, readComparison, type ShownComparison } from '../../publication/comparison.js';
import { Remark } from '../../publication/remarks.js';
import { SnapshotId } from '../../publication/suppression.js';
import { snapshotOf, viewFieldworkWave } from '../../publication/view.js';
import { AnchorBase } from '../../results/anchor-base.js';
import { AnchorFigure as AnchorFacts } from '../../results/anchors.js';
import { Comparison as ComparedWaves } from '../../results/comparison.js';
import { CoreOutcome as OutcomeFacts } from '../../results/core-outcomes.js';
import { Figure as FigureFacts } from '../../results/figure.js';
import { Trend as TrendFacts } from '../../results/trend.js';
import { WordsFigure as WordsFacts } from '../../results/words-figures.js';
import { GroupParams, snapshotQuery } from './schemas.js';

const sentenceField = { sentence: Text.meta({ description: 'What may be said, as the pages say it.' }) };
const { bases } = FigureFacts.unwrap().shape;
const shownBases = {
  bases: z
    .array(
      AnchorBase.unwrap()
        .omit({ without: true, also: true })
        .readonly()
        .meta({ id: 'AnchorBase', description: 'The verdict on one defensible base.' }),
    )
    .readonly()
    .meta({ description: bases.meta()?.description ?? '' }),
};
const figure = { ...FigureFacts.unwrap().shape, ...shownBases, ...sentenceField };

const Figure = z
  .object(figure)
  .readonly()
  .meta({ id: 'Figure', description: 'One share of a question in two waves that were both counted.' });
const AnchorFigure = z
  .object({
    ...figure,
    ...AnchorFacts.unwrap().shape,
    ...shownBases,
  })
  .readonly()
  .meta({ id: 'AnchorFigure', description: 'A figure against one that was published as a number.' });
const WordsFigure = z
  .object({ ...figure, ...WordsFacts.unwrap().shape, ...shownBases })
  .readonly()
  .meta({
    id: 'WordsFigure',
    description: 'A figure of what was published in words alone, measured for the first time.',
  });
const Trend = z
  .object({ ...TrendFacts.unwrap().shape, ...sentenceField })
  .readonly()
  .meta({ id: 'Trend', description: 'A share over three waves or more.' });

const Outcome = z
  .object({ ...OutcomeFacts.unwrap().shape, ...sentenceField })
  .readonly()
  .meta({ id: 'CoreOutcome', description: 'What study.yaml named beforehand as to be judged, and its verdict.' });

const { wave, against, group, synthetic, ...compared } = ComparedWaves.unwrap().shape;
const Comparison = z
  .object({
    wave,
    against,
    group,
    synthetic,
    snapshot: SnapshotId,
    ...compared,
    figures: z
      .array(z.discriminatedUnion('comparability', [AnchorFigure, WordsFigure, Figure]))
      .readonly()
      .meta({ description: 'By comparability: baseline is an AnchorFigure, words-only a WordsFigure.' }),
    outcomes: z
      .array(Outcome)
      .readonly()
      .meta({ description: 'The core outcomes that study.yaml names; empty beside a baseline.' }),
    trends: z.array(Trend).readonly().meta({ description: 'Shares over three waves or more.' }),
    remarks: z
      .array(z.intersection(Remark, z.object(sentenceField)))
      .readonly()
      .meta({ description: 'What else than the questions differs: who was asked, what was promised, how, and when.' }),
  })
  .meta({ id: 'Comparison', description: 'Every figure of a group, and what may be said of it.' });

/**
 * The route of a wave against a baseline's published figures, or against an earlier wave. Partners
 * get it once a snapshot is published.
 */
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
          ...snapshotQuery,
          against: z.string().meta({ description: 'The earlier wave.', examples: ['2015'] }),
        }),
        response: { 200: Comparison.meta({ description: 'Every figure, and what may be said of it.' }) },
      },
    },
    async ({ params, query, viewer }) => {
      const view = await viewFieldworkWave(ctx, viewer, params.wave, { snapshot: query.snapshot });
      const earlier = getAgainst(view, query.against);
      const found = await readComparison(ctx, view, { group: params.group, against: earlier });
      return { snapshot: snapshotOf(view), ...withSentences(found) };
    },
  );
  done();
};

/** Returns the comparison with a sentence for each figure and line, as on the pages. */
function withSentences({ figures, trends, outcomes, remarks, ...compared }: ShownComparison) {
  return {
    ...compared,
    remarks: remarks.map((remark) => ({ ...remark, sentence: describeRemark(remark, compared.against) })),
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      sentence: wholeText(describeOutcome(outcome, { figures, against: compared.against })),
    })),
    figures: figures.map((figure) => ({ ...figure, sentence: wholeText(describeFigure(figure, compared.against)) })),
    trends: trends.map((trend) => ({
      ...trend,
      sentence: wholeText(describeTrend(trend, { figures, against: compared.against })),
    })),
  };
}
