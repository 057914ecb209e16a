import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { inLanguage, lowerFirst } from '../../language/text.js';
import { nameAnswers } from '../../presentation/expectations.js';
import { listPredictables } from '../../publication/expectations.js';
import { findSealed, sealExpectation, type SealedExpectation } from '../../publication/seal-expectation.js';
import type { Predictable } from '../../results/predictable.js';
import { statusOf } from '../../study/waves.js';
import { singleValue } from '../../questionnaire/fields.js';
import { longestForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { fieldOf, readExpectations, type ReadExpectations } from './expectations-form.js';
import { expectTexts } from './expectations-texts.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { hasWave, readScope, readWaveScope, type StaffScope, type WaveScope } from './scope.js';

/**
 * Serves the page on which staff and partners predict what a wave will show, before it opens. What
 * is sealed is on no page until results are published.
 */
export function expectations(app: FastifyInstance, ctx: Ctx): void {
  const config = { right: 'expectations.write' } as const;

  app.get('/expectations', { config }, async (request, reply) => {
    const scope = await readScope(ctx, request);
    if (hasWave(scope)) return show(ctx, request, reply, scope);
    const page = frameOf(request, scope);
    return reply.viewAsync('staff/no-wave', { ...page, text: expectTexts[page.language] });
  });

  app.post('/expectations', { config, bodyLimit: longestForm }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const { wave, study } = scope;
    const page = frameOf(request, scope);
    if (statusOf(wave) !== 'prepared') return show(ctx, request, reply.code(409), scope);
    const read = readExpectations(form, await listPredictables(ctx, study, wave), page.language);
    if (read.problems.length) return show(ctx, request, reply.code(422), scope, read);
    // Once sealed nothing can be added: what is there is said first, also where Enter was pressed.
    if (singleValue(form, 'told') !== countFilled(read)) return show(ctx, request, reply, scope, read);
    const isSealed = await sealExpectation(ctx, wave.slug, read.predictions, request.account);
    // It opened meanwhile, or was sealed in another window: the page tells which.
    if (!isSealed) return show(ctx, request, reply.code(409), await readWaveScope(ctx, request));
    return reply.redirect(page.to(at.expectations), 303);
  });
}

/** How many percentages were typed, as the form carries it along. */
function countFilled({ typed }: ReadExpectations): string {
  return String(Object.values(typed).filter((value) => value !== '').length);
}

function frameOf(request: FastifyRequest, scope: StaffScope, wrong = false): StaffFrame {
  return staffFrame(request, { scope, path: at.expectations, title: (language) => expectTexts[language].title, wrong });
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: WaveScope, read?: ReadExpectations) {
  const { study, wave, waves, viewer } = scope;
  const page = frameOf(request, scope, read !== undefined && read.problems.length > 0);
  const text = expectTexts[page.language];
  const sealed = await findSealed(ctx, wave.slug, request.account.id);
  const isLate = statusOf(wave) !== 'prepared';
  const predictables = sealed || isLate ? [] : await listPredictables(ctx, study, wave);
  const isRead = read !== undefined && read.problems.length === 0;
  const counts = [isRead ? countFilled(read) : '', page.numbers.count(predictables.length)] as const;
  const next = waves.findLast((one) => statusOf(one) === 'prepared');
  return reply.viewAsync('staff/expectations', {
    ...page,
    text,
    problems: read?.problems ?? [],
    told: isRead ? countFilled(read) : '',
    check: isRead ? text.check(...counts) : '',
    button: isRead ? text.seal(...counts) : text.next,
    sealed: sealed ? showSealed(sealed, page) : null,
    results: sealed?.text !== undefined && viewer.rights.has('results.read') ? page.to(`/results/${wave.slug}`) : '',
    late: !sealed && isLate ? text.late : '',
    next:
      isLate && next ? { words: text.nextWave(next.slug), href: page.to(at.expectations, { wave: next.slug }) } : null,
    action: page.to(at.expectations),
    groups: study.definition.groups.map(({ slug, name }) => ({
      name: inLanguage(name, page.language),
      items: predictables
        .filter(({ group }) => group === slug)
        .map((one) => showItem(one, lowerFirst(inLanguage(name, page.language)), page, read)),
    })),
  });
}

function showSealed({ date, hash, text: sealed }: SealedExpectation, { language, numbers }: StaffFrame) {
  const text = expectTexts[language];
  const day = numbers.day(date);
  return { words: sealed === undefined ? text.sealed(day) : text.opened(day), hash, text: sealed ?? '' };
}

function showItem(one: Predictable, group: string, page: StaffFrame, read: ReadExpectations | undefined) {
  const field = fieldOf(one);
  return {
    field,
    question: inLanguage(one.text, page.language),
    ask: expectTexts[page.language].share(group, nameAnswers(one.labels, page)),
    value: read?.typed[field] ?? '',
    problem: read?.problems.find((problem) => problem.field === field)?.words ?? '',
  };
}
