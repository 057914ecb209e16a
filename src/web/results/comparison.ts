import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import {
  isVisible,
  listComparedWith,
  readComparison,
  type QuestionedComparison,
  type ShownComparison,
} from '../../publication/comparison.js';
import { seesLive, type WaveView } from '../../publication/view.js';
import { statusOf, type Wave } from '../../study/waves.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import type { Question } from '../../questionnaire/question.js';
import { inLanguage } from '../../language/text.js';
import { at } from './addresses.js';
import { showPublished } from '../../presentation/compared-published.js';
import { leaveOutBackground, showComposition } from '../../presentation/composition.js';
import { describeJudgements } from '../../presentation/judgements.js';
import { listNotCompared } from '../../presentation/not-compared.js';
import { inLists, listFindings, listMoving, summariseOutcomes, type AddressOf } from '../../presentation/outcomes.js';
import { drawOverview } from '../../presentation/overview.js';
import { listRemarks } from '../../presentation/remarks.js';
import { describeFamily } from '../../presentation/sentence.js';
import type { TakingAlong } from '../../presentation/take-along/take-along.js';
import { describeWaiting } from '../../presentation/wave-status.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';
import { takingAlong } from './taking-along.js';

type Asked = FastifyRequest<{ Params: { wave: string; group: string } }>;

/**
 * Serves a group's wave beside an earlier one, by default the nearest. First what may be concluded,
 * then every figure in one overview.
 */
export function comparison(app: FastifyInstance, ctx: Ctx): void {
  app.get('/:wave/:group/comparison', { config: { right: 'results.read' } }, async (request: Asked, reply) => {
    const { group } = request.params;
    const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
    const { wave, study } = view;
    const others = await listComparedWith(ctx, view, group);
    const against = againstOf(others, request);
    const path = at.comparison(wave.slug, group);
    const page = await resultsFrame(
      ctx,
      request,
      (t, name) => t.compared.title(name(group), wave.slug, against?.slug ?? '…'),
      {
        view,
        group,
        path,
        ...(against && { against, query: { against: against.slug } }),
      },
    );
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
      nothing: sayNothing(view, visible, page),
      uncertain: against?.kind === 'baseline' ? uncertaintiesOf(page) : [],
      shown:
        against && compared?.n
          ? showComparison(page, compared, takingAlong(ctx, view, page, { group, against }))
          : null,
    });
  });
}

/**
 * Returns the wave that a page compares with: the requested one, or the nearest that is over.
 * Throws where it cannot.
 */
export function againstOf(others: readonly Wave[], request: FastifyRequest): Wave | undefined {
  const asked = singleValue(readQuery(request), 'against');
  if (asked === undefined) return others.find((one) => statusOf(one) !== 'open') ?? others[0];
  const found = others.find(({ slug }) => slug === asked);
  if (!found) throw problems.notFound();
  return found;
}

function showComparison(page: ResultsFrame, compared: ShownComparison, along: TakingAlong) {
  const questions = compared.questionnaire?.questions ?? [];
  const addressOf = addressesIn(compared, page);
  // Beside a baseline its anchors and statements have sections of their own.
  const found = along.origin.against?.kind === 'baseline' ? [] : listFindings(compared, page, addressOf);
  return {
    ...showPublished(compared, questions, page, addressOf, along),
    summary: summariseOutcomes(compared, page),
    lists: found.length ? inLists(found, listMoving(compared, page, addressOf), page) : [],
    family: describeFamily(compared.outcomes)[page.language],
    overview: drawOverview(leaveOutBackground(compared), page, addressOf, along),
    remarks: listRemarks(compared.remarks, compared.against, page),
    notCompared: listNotCompared(compared.breaks, page, addressOf),
    composition: compared.composition
      ? showComposition(compared.composition, page, { id: 'took-part', wave: compared.wave, against: compared.against })
      : null,
    judgements: describeJudgements(compared.judgements, questions, page),
  };
}

/** Returns where the page of each question is; of an item its place on it. */
export function addressesIn(
  { wave, group, against, questionnaire }: Pick<QuestionedComparison, 'wave' | 'group' | 'against' | 'questionnaire'>,
  { to }: Pick<ResultsFrame, 'to'>,
): AddressOf {
  return (table) => {
    const isOf = ({ results }: Question) => results.tables.some(({ id }) => id === table);
    const id = questionnaire?.questions.find(isOf)?.id ?? table;
    const place = id === table ? '' : `#${table}`;
    return to(`${at.comparisonOf(wave, group, id)}${place}`, { against });
  };
}

function sayNothing(view: WaveView, visible: boolean, { t }: ResultsFrame): string {
  if (!seesLive(view) && !view.snapshot) return describeWaiting(view.wave, t);
  return visible ? t.compared.nothing : t.none;
}

/** The uncertainties in a baseline's publication. */
function uncertaintiesOf({ study, language }: ResultsFrame): string[] {
  return (study.baseline?.uncertain ?? []).map((open) => inLanguage(open, language));
}
