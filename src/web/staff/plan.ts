import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx, Tx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { listBureauSending, releaseLetters, resumeBureau, stopBureau } from '../../fieldwork/bureau-sending.js';
import { readCalendar } from '../../fieldwork/plan-calendar.js';
import { findDayProblems, planDaysOf, setPlanDays } from '../../fieldwork/plan-days.js';
import { resumeSending, stopSending } from '../../fieldwork/plan.js';
import { localDay } from '../../language/local-day.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import type { StepName } from '../../study/definition.js';
import { recordEvent, type Action, type Event } from '../../study/events.js';
import { findLastGone } from '../../study/gone-letters.js';
import { lockLetters } from '../../study/letters-lock.js';
import { getStudy } from '../../study/stored.js';
import { getFieldworkWave, statusOf } from '../../study/waves.js';
import { readForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { sentBase, storeUnlessChanged } from './conflict.js';
import { staffFrame } from './frame.js';
import { ownerOf } from './owner.js';
import { dayField, valuesOf, type RefusedDays } from './plan-days-form.js';
import { namesOf, showPlan } from './plan-page.js';
import { planChanges, planTexts, type PlanChange } from './plan-texts.js';
import { readScope, readWaveScope, type StaffScope, type WaveScope } from './scope.js';

const setting = { config: { right: 'plan.write' } } as const;
const sending = { config: { right: 'sending.write' } } as const;

/** What a page tells that was asked for and could not be done. */
interface Refused {
  readonly days?: RefusedDays;
  /** Whether the dates are others than those that somebody saw. */
  readonly changed?: boolean;
}

/**
 * Serves the plan as a calendar. The coordinator sets its days and stops all; a bureau releases and
 * stops its own letters.
 */
export function plan(app: FastifyInstance, ctx: Ctx): void {
  app.get('/plan', { config: { right: 'staff.read' } }, async (request, reply) =>
    show(ctx, request, reply, await readScope(ctx, request)),
  );

  app.post('/plan', setting, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readUnclosed(ctx, request);
    const { steps } = scope.study.definition.mail;
    const today = localDay(ctx.now());
    const before = planDaysOf(steps, scope.wave, today, await findLastGone(ctx, scope.wave.slug));
    const typed = new Map(
      before.map(({ step, day, past }): [StepName, string] => [
        step.step,
        past ? day : (singleValue(form, dayField(step.step)) ?? '').trim(),
      ]),
    );
    const wrong = findDayProblems(before, typed, today);
    const days = { typed, problems: wrong, base: sentBase(form), others: {} };
    if (wrong.size) return show(ctx, request, reply.code(422), scope, { days });
    const { slug: wave } = scope.wave;
    const stored = await storeUnlessChanged(
      ctx,
      {
        form,
        typed: Object.fromEntries([...typed].map(([step, day]) => [dayField(step), day])),
        name: `plan of ${wave}`,
      },
      {
        read: async (tx) => valuesOf(await getFieldworkWave(tx, wave), steps),
        store: (tx) =>
          change(tx, request, 'plan changed', { wave, ...Object.fromEntries(typed) }, (within) =>
            setPlanDays(within, wave, typed),
          ),
      },
    );
    if ('done' in stored) return follow(request, reply, scope, 'days');
    const now = await readUnclosed(ctx, request);
    return show(ctx, request, reply.code(409), now, { days: { ...days, base: stored.base, others: stored.changed } });
  });

  app.post('/plan/release', sending, async (request, reply) => {
    const seen = singleValue(readVerifiedForm(request), 'days') ?? '';
    const scope = await readUnclosed(ctx, request);
    const owner = ownerOf(scope);
    const released = await transact(ctx, async (tx) => {
      await lockLetters(tx, owner.wave);
      const wave = await getFieldworkWave(tx, owner.wave);
      const { steps } = (await getStudy(tx, wave.study)).definition.mail;
      if (wave.closedAt !== null) throw problems.waveClosed(owner.wave);
      if (wave.planFrom === null || seen !== namesOf(planDaysOf(steps, wave, localDay(tx.now())))) return false;
      await change(tx, request, 'letters released', { ...owner }, () => releaseLetters(tx, owner));
      return true;
    });
    if (!released) return show(ctx, request, reply.code(409), await readScope(ctx, request), { changed: true });
    return follow(request, reply, scope, 'released');
  });

  app.post('/plan/stop', sending, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readUnclosed(ctx, request);
    const owner = ownerOf(scope);
    await change(ctx, request, 'sending stopped', { ...owner }, (tx) => stopBureau(tx, owner));
    return follow(request, reply, scope, 'stopped');
  });

  app.post('/plan/resume', sending, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readUnclosed(ctx, request);
    const owner = ownerOf(scope);
    await change(ctx, request, 'sending resumed', { ...owner }, (tx) => resumeBureau(tx, owner));
    return follow(request, reply, scope, 'resumed');
  });

  app.post('/plan/stop-all', setting, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readUnclosed(ctx, request);
    const { slug: wave } = scope.wave;
    await change(ctx, request, 'sending stopped', { wave }, (tx) => stopSending(tx, wave));
    return follow(request, reply, scope, 'stopped-all');
  });

  app.post('/plan/resume-all', setting, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readUnclosed(ctx, request);
    const { slug: wave } = scope.wave;
    await change(ctx, request, 'sending resumed', { wave }, (tx) => resumeSending(tx, wave));
    return follow(request, reply, scope, 'resumed-all');
  });
}

async function readUnclosed(ctx: Ctx, request: FastifyRequest): Promise<WaveScope> {
  const scope = await readWaveScope(ctx, request);
  if (statusOf(scope.wave) === 'closed') throw problems.waveClosed(scope.wave.slug);
  return scope;
}

/** Changes something, and records who did it, together. */
function change(
  ctx: Ctx,
  request: FastifyRequest,
  action: Action,
  about: Event['about'],
  work: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  return transact(ctx, async (tx) => {
    await work(tx);
    await recordEvent(tx, { action, who: request.account.email, about });
  });
}

function frameOf(request: FastifyRequest, scope: StaffScope, wrong = false) {
  return staffFrame(request, { scope, path: at.plan, title: (language) => planTexts[language].title, wrong });
}

function follow(request: FastifyRequest, reply: FastifyReply, scope: StaffScope, done: PlanChange) {
  return reply.redirect(frameOf(request, scope).to(at.plan, { done }), 303);
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: StaffScope, refused: Refused = {}) {
  const isRefused = refused.days !== undefined || refused.changed === true;
  const page = frameOf(request, scope, isRefused);
  const text = planTexts[page.language];
  const { wave, ...rest } = scope;
  if (!wave) return reply.viewAsync('staff/plan', { ...page, text, plan: null, done: '', changed: false });
  const asked = { ...ctx, signal: request.signal };
  const [sending, lastGone, calendar] = await Promise.all([
    listBureauSending(ctx, wave.slug),
    findLastGone(ctx, wave.slug),
    readCalendar(asked, wave, scope.study.definition, scope.bureau),
  ]);
  const done = planChanges.find((deed) => deed === singleValue(readForm(request.query), 'done'));
  return reply.viewAsync('staff/plan', {
    ...page,
    text,
    done: done && !isRefused ? text.done[done] : '',
    changed: refused.changed ?? false,
    plan: showPlan({
      scope: { ...rest, wave },
      page,
      calendar,
      sending,
      lastGone,
      now: ctx.now(),
      refused: refused.days,
    }),
  });
}
