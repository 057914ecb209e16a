import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { getFieldworkWave, getWave } from '../../fieldwork/waves.js';
import { one } from '../../questionnaire/fields.js';
import { say } from '../../questionnaire/text.js';
import { compareWaves } from '../../results/comparison.js';
import { judgeCosmetic, withdrawJudgement } from '../../results/judgement.js';
import { listComparable } from '../../results/waves.js';
import { findAskedQuestionnaire } from '../../study/stored.js';
import { readOwnForm } from '../account/session.js';
import { at } from './addresses.js';
import { showBreaks, type Refused } from './broken-question.js';
import { showFigures } from './compared-figures.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { showTrends } from './trend-section.js';

type Asked = FastifyRequest<{ Params: { wave: string; group: string } }>;

/** A group's wave beside an earlier one, and the coordinator's judgement of questions that were reworded. */
export function comparison(app: FastifyInstance, ctx: Ctx): void {
  app.get('/:wave/:group/comparison', (request: Asked, reply) => show(ctx, request, reply));

  app.post('/:wave/:group/comparison', async (request: Asked, reply) => {
    const { wave, group } = request.params;
    const form = readOwnForm(request);
    const pair = { wave, against: one(readQuery(request), 'against') ?? '', group };
    const question = one(form, 'question') ?? '';
    if (one(form, 'withdraw') !== undefined) await withdrawJudgement(ctx, pair, question);
    else {
      const reason = one(form, 'reason') ?? '';
      if (reason === '') return show(ctx, request, reply.code(422), { question });
      await judgeCosmetic(ctx, pair, { question, reason, account: request.account.id });
    }
    return reply.redirect(request.url, 303);
  });
}

async function show(ctx: Ctx, request: Asked, reply: FastifyReply, refused?: Refused) {
  const { group } = request.params;
  const wave = await getFieldworkWave(ctx, request.params.wave);
  const others = await listComparable(ctx, wave);
  const asked = one(readQuery(request), 'against');
  const against = asked === undefined ? others[0] : await getWave(ctx, asked);
  const path = at.comparison(wave.slug, group);
  const page = await resultsFrame(
    ctx,
    request,
    (t, name) => t.compared.title(name(group), wave.slug, against?.slug ?? '…'),
    { wave, group, path, ...(asked !== undefined && { query: { against: asked } }) },
  );
  const compared = against && (await compareWaves(ctx, wave.slug, against.slug, group));
  const stored = await findAskedQuestionnaire(ctx, wave.slug, group);
  const action = page.to(path, { against: against?.slug ?? '' });
  return reply.viewAsync('results/comparison', {
    ...page,
    c: page.t.compared,
    formToken: request.account.formToken,
    action,
    others: others.map(({ slug }) => ({
      words: slug,
      href: page.to(path, { against: slug }),
      current: slug === against?.slug,
    })),
    empty: !compared || compared.n === 0,
    against: against?.slug ?? '',
    uncertain: against?.kind === 'baseline' ? uncertaintiesOf(page) : [],
    ...showFigures(compared, stored?.questionnaire.questions ?? [], page),
    ...showBreaks(compared, stored?.questionnaire.questions ?? [], page, refused),
    ...showTrends(compared?.trends ?? [], page),
  });
}

/** What the publication of a baseline leaves open. */
function uncertaintiesOf({ study, language }: ResultsFrame): string[] {
  return (study.baseline?.uncertain ?? []).map((one) => say(one, language));
}
