import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { getAgainst, isVisible, readComparison, type ShownComparison } from '../../publication/comparison.js';
import { viewFieldworkWave, type WaveView } from '../../publication/view.js';
import type { Wave } from '../../study/waves.js';
import { singleValue } from '../../questionnaire/fields.js';
import { inLanguage } from '../../language/text.js';
import { listComparable } from '../../study/wave-order.js';
import { at } from './addresses.js';
import { showPublished } from '../../presentation/compared-published.js';
import { summariseQuestions } from '../../presentation/compared-summary.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { describeJudgements } from '../../presentation/judgements.js';

type Asked = FastifyRequest<{ Params: { wave: string; group: string } }>;

/**
 * Serves a group's wave beside an earlier one, by default the nearest. Of every question, what may
 * be concluded.
 */
export function comparison(app: FastifyInstance, ctx: Ctx): void {
  app.get('/:wave/:group/comparison', { config: { right: 'figures.live' } }, async (request: Asked, reply) => {
    const { group } = request.params;
    const view = await viewFieldworkWave(ctx, request.viewer, request.params.wave);
    const { wave, study } = view;
    const others = listComparable(wave, view.waves);
    const against = againstOf(view, request);
    const path = at.comparison(wave.slug, group);
    const page = resultsFrame(request, (t, name) => t.compared.title(name(group), wave.slug, against?.slug ?? '…'), {
      view,
      group,
      path,
      ...(against && { against, query: { against: against.slug } }),
    });
    const visible = isVisible(study.definition, against ? [wave, against] : [wave]);
    const compared = against && visible ? await readComparison(ctx, view, { group, against }) : undefined;
    return reply.viewAsync('results/comparison', {
      ...page,
      c: page.t.compared,
      others: others.map(({ slug }) => ({
        words: slug,
        href: page.to(path, { against: slug }),
        current: slug === against?.slug,
      })),
      against: against?.slug ?? '',
      ...showOverview(page, wave, compared),
      nothing: visible ? page.t.compared.nothing : page.t.none,
      uncertain: against?.kind === 'baseline' ? uncertaintiesOf(page) : [],
    });
  });
}

/** Returns the wave that a page compares with: the requested or nearest. */
export function againstOf(view: WaveView, request: FastifyRequest): Wave | undefined {
  const asked = singleValue(readQuery(request), 'against');
  return asked === undefined ? listComparable(view.wave, view.waves)[0] : getAgainst(view, asked);
}

function showOverview(page: ResultsFrame, wave: Wave, compared: ShownComparison | undefined) {
  if (!compared || compared.n === 0) {
    return { empty: true, anchors: [], statements: [], lines: [], questions: [], gone: [], judgements: [] };
  }
  const questions = compared.questionnaire?.questions ?? [];
  return {
    empty: false,
    ...showPublished(compared, page),
    ...summariseQuestions(compared, questions, page, (question) =>
      page.to(at.comparisonOf(wave.slug, compared.group, question), { against: compared.against }),
    ),
    judgements: describeJudgements(compared.judgements, questions, page),
  };
}

/** The uncertainties in a baseline's publication. */
function uncertaintiesOf({ study, language }: ResultsFrame): string[] {
  return (study.baseline?.uncertain ?? []).map((open) => inLanguage(open, language));
}
