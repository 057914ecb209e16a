import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { getFieldworkWave, getWave, type Wave } from '../../study/waves.js';
import { one } from '../../questionnaire/fields.js';
import { say } from '../../language/text.js';
import { compareWaves, type Comparison } from '../../results/comparison.js';
import { visibilityOf } from '../../results/counts.js';
import { listComparable } from '../../study/wave-order.js';
import { findAskedQuestionnaire } from '../../study/stored.js';
import { at } from './addresses.js';
import { showPublished } from '../../presentation/compared-published.js';
import { summariseQuestions } from '../../presentation/compared-summary.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { sayJudgements } from '../../presentation/judgements.js';

type Asked = FastifyRequest<{ Params: { wave: string; group: string } }>;

/** A group's wave beside an earlier one, the nearest when none is named: of every question, what may be said. */
export function comparison(app: FastifyInstance, ctx: Ctx): void {
  app.get('/:wave/:group/comparison', { config: { right: 'figures.live' } }, async (request: Asked, reply) => {
    const { group } = request.params;
    const { wave, against, others } = await readPair(ctx, request);
    const path = at.comparison(wave.slug, group);
    const page = await resultsFrame(
      ctx,
      request,
      (t, name) => t.compared.title(name(group), wave.slug, against?.slug ?? '…'),
      { wave, group, path, ...(against && { against, query: { against: against.slug } }) },
    );
    const visible = [wave, ...(against ? [against] : [])].every(
      (one) => visibilityOf(page.study.definition, one) !== 'none',
    );
    const compared = against && visible ? await compareWaves(ctx, wave.slug, against.slug, group) : undefined;
    return reply.viewAsync('results/comparison', {
      ...page,
      c: page.t.compared,
      others: others.map(({ slug }) => ({
        words: slug,
        href: page.to(path, { against: slug }),
        current: slug === against?.slug,
      })),
      against: against?.slug ?? '',
      ...(await showOverview(ctx, page, wave, compared)),
      nothing: visible ? page.t.compared.nothing : page.t.none,
      uncertain: against?.kind === 'baseline' ? uncertaintiesOf(page) : [],
    });
  });
}

/** The wave of a page, and the one it is compared with; refuses one that is not there. */
export async function readPair(ctx: Ctx, request: Asked): Promise<{ wave: Wave; against?: Wave; others: Wave[] }> {
  const wave = await getFieldworkWave(ctx, request.params.wave);
  const others = await listComparable(ctx, wave);
  const asked = one(readQuery(request), 'against');
  const against = asked === undefined ? others[0] : await getWave(ctx, asked);
  return { wave, others, ...(against && { against }) };
}

async function showOverview(ctx: Ctx, page: ResultsFrame, wave: Wave, compared: Comparison | undefined) {
  if (!compared || compared.n === 0) {
    return { empty: true, anchors: [], statements: [], lines: [], questions: [], gone: [], judgements: [] };
  }
  const stored = await findAskedQuestionnaire(ctx, wave.slug, compared.group);
  const questions = stored?.questionnaire.questions ?? [];
  return {
    empty: false,
    ...showPublished(compared, page),
    ...summariseQuestions(compared, questions, page, (question) =>
      page.to(at.comparisonOf(wave.slug, compared.group, question), { against: compared.against }),
    ),
    judgements: sayJudgements(compared.judgements, questions, page),
  };
}

/** What the publication of a baseline leaves open. */
function uncertaintiesOf({ study, language }: ResultsFrame): string[] {
  return (study.baseline?.uncertain ?? []).map((open) => say(open, language));
}
