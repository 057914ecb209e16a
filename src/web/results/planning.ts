import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { readWholeNumber } from '../../language/numbers.js';
import { singleValue } from '../../questionnaire/fields.js';
import { showPlan, showPlanChoices } from '../../presentation/planning.js';
import { planningTexts } from '../../presentation/texts/planning.js';
import { planBounds, readPlan, viewPlan } from '../../publication/plan.js';
import { at } from './addresses.js';
import { readQuery, resultsFrame } from './frame.js';
import { lookAtStudy, lookAtWave } from './look.js';

/** The number of people that the form starts with. */
const usual = 80;

/**
 * Serves which differences a wave of so many people can find, by `?outcome=`, `?against=`, `?n=`.
 */
export function planning(app: FastifyInstance, ctx: Ctx): void {
  app.get('/planning', { config: { right: 'figures.live' } }, async (request, reply) => {
    const query = readQuery(request);
    const wave = singleValue(query, 'wave') ?? '';
    const view = await (wave ? lookAtWave(ctx, request, wave) : lookAtStudy(ctx, request));
    const choices = await viewPlan(ctx, view);
    const [first, newest] = [
      choices.plannables[0],
      choices.earlier.find(({ kind }) => kind === 'baseline') ?? choices.earlier[0],
    ];
    const asked = {
      outcome: singleValue(query, 'outcome') ?? (first ? `${first.group}.${first.id}` : ''),
      against: singleValue(query, 'against') ?? newest?.slug ?? '',
      n: (singleValue(query, 'n') ?? String(usual)).trim(),
    };
    const against = choices.earlier.find(({ slug }) => slug === asked.against);
    const page = await resultsFrame(ctx, request, (t) => t.planning, {
      view,
      ...(against && { against }),
      path: at.planning,
      query: { ...asked, wave },
    });
    const text = planningTexts[page.language];
    const plannable = choices.plannables.find(({ group, id }) => `${group}.${id}` === asked.outcome);
    const n = readWholeNumber(asked.n) ?? NaN;
    const isNumber = n >= planBounds.least && n <= planBounds.most;
    const bounds = [page.numbers.count(planBounds.least), page.numbers.count(planBounds.most)] as const;
    const nothing = !choices.plannables.length || !choices.earlier.length;
    const problem = nothing ? '' : !plannable || !against ? text.unknown : isNumber ? '' : text.wrongNumber(...bounds);
    const found =
      plannable && against && isNumber
        ? await readPlan({ ...ctx, signal: request.signal }, view, { plannable, against, n })
        : undefined;
    return reply.code(problem ? 422 : 200).viewAsync('results/planning', {
      ...page,
      text,
      action: at.planning,
      wave,
      asked,
      problem,
      hint: text.nHint(...bounds),
      ...showPlanChoices(choices, view.study.definition, page),
      found: found && against && plannable ? showPlan(found, { against, plannable, n }, page) : null,
    });
  });
}
