import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { inLanguage } from '../../language/text.js';
import { listComparedWith, readComparison } from '../../publication/comparison.js';
import { seesLive, type WaveView } from '../../publication/view.js';
import type { Question } from '../../questionnaire/question.js';
import { judgeCosmetic, withdrawJudgement } from '../../study/judgements.js';
import { longestForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { showBreaks, type Refused } from '../../presentation/broken-question.js';
import { showCompared } from '../../presentation/compared-question.js';
import { addressesIn, againstOf } from './comparison.js';
import { takingAlong } from './taking-along.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';
import { grouped } from '../../presentation/grouped.js';
import { isDrawn } from '../../presentation/counted-figures.js';
import { describeJudgements } from '../../presentation/judgements.js';
import { listFindings, listMoving } from '../../presentation/outcomes.js';
import { listRemarks } from '../../presentation/remarks.js';
import { showTrends } from '../../presentation/trend.js';

type Asked = FastifyRequest<{ Params: { wave: string; group: string; question: string } }>;

/**
 * Serves one question beside an earlier wave. Charts, tables, both wordings, and the coordinator's
 * judgement of a rewording.
 */
export function comparedQuestion(app: FastifyInstance, ctx: Ctx): void {
  const address = '/:wave/:group/comparison/:question';
  app.get(address, { config: { right: 'results.read' } }, (request: Asked, reply) => show(ctx, request, reply));

  app.post(
    address,
    { bodyLimit: longestForm, config: { right: 'comparability.judge' } },
    async (request: Asked, reply) => {
      const { wave, group, question } = request.params;
      const form = readVerifiedForm(request);
      const pair = { wave, against: singleValue(readQuery(request), 'against') ?? '', group };
      if (singleValue(form, 'withdraw') !== undefined) {
        await withdrawJudgement(ctx, pair, { question, account: request.account.id });
      } else {
        const reason = singleValue(form, 'reason') ?? '';
        if (reason === '') return show(ctx, request, reply.code(422), { question });
        await judgeCosmetic(ctx, pair, { question, reason, account: request.account.id });
      }
      return reply.redirect(request.url, 303);
    },
  );
}

/** Why there is nothing to see of a question that both waves asked alike. */
function sayNothing({ results }: Question, view: WaveView, { t }: ResultsFrame): string {
  if (results.tables.every(({ shape }) => shape === 'none')) return t.compared.openQuestion;
  return seesLive(view) ? '' : t.published.notCompared;
}

async function show(ctx: Ctx, request: Asked, reply: FastifyReply, refused?: Refused) {
  const { group, question: id } = request.params;
  const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
  const { wave } = view;
  const against = againstOf(await listComparedWith(ctx, view, group), request);
  if (!against) throw problems.notFound();
  const compared = await readComparison(ctx, view, { group, against, question: id });
  const { figures, scales, breaks, trends, judgements, questionnaire } = compared;
  const question = questionnaire?.questions.find((asked) => asked.id === id);
  if (!question) throw problems.notFound();
  const path = at.comparisonOf(wave.slug, group, id);
  const query = { against: against.slug };
  const page = await resultsFrame(ctx, request, (t, name) => t.compared.title(name(group), wave.slug, against.slug), {
    view,
    against,
    group,
    path,
    query,
  });
  const mayJudge = view.viewer.rights.has('comparability.judge');
  const along = takingAlong(ctx, view, page, { group, against });
  const isOwn = (one: { readonly question: string }) =>
    question.results.tables.some((table) => table.id === one.question);
  const comparable = figures.filter((figure) => isOwn(figure) && isDrawn(figure));
  const addressOf = addressesIn(compared, page);
  // Lines of single answers stand below, each with its own sentence.
  const moving = listMoving({ ...compared, trends: [] }, page, addressOf);
  const findings = [...listFindings(compared, page, addressOf), ...moving].filter(isOwn);
  return reply.viewAsync('results/compared-page', {
    ...page,
    c: page.t.compared,
    question: inLanguage(question.definition.text, page.language),
    overview: page.to(at.comparison(wave.slug, group), query),
    action: page.to(path, query),
    formToken: request.account.formToken,
    against: against.slug,
    remarks: listRemarks(compared.remarks, against.slug, page),
    notJudged: findings.length || !comparable.length ? '' : page.t.compared.notJudged,
    parts: grouped(comparable, (figure) => figure.question).map((own) =>
      showCompared(own, { findings, scale: scales.find((scale) => scale.question === own[0].question) }, page, along),
    ),
    breaks: showBreaks(breaks.filter(isOwn), page, { mayJudge, refused }),
    mayJudge,
    nothing: comparable.length || breaks.some(isOwn) ? '' : sayNothing(question, view, page),
    trends: showTrends(trends.filter(isOwn), { figures, against: against.slug }, page, along),
    judgements: describeJudgements(
      judgements.filter((judged) => judged.question === id),
      [question],
      page,
    ),
  });
}
