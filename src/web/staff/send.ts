import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { listBureauSending } from '../../fieldwork/bureau-sending.js';
import { stepsOf } from '../../study/plan-steps.js';
import { reviewSending, sendNow, type SendingReview } from '../../fieldwork/send-now.js';
import { readProgress } from '../../fieldwork/sending-progress.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import type { Step } from '../../study/definition.js';
import { recordEvent } from '../../study/events.js';
import { statusOf } from '../../study/waves.js';
import { readForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { staffFrame } from './frame.js';
import { ownerOf } from './owner.js';
import { readWaveScope, type WaveScope } from './scope.js';
import { showReview } from './send-page.js';
import { showProgress } from './send-progress.js';
import { sendTexts } from './send-texts.js';

interface OfStep {
  Params: { step: string };
}

const config = { right: 'sending.write' } as const;

/** How long until the page that tells how far it is loads again, in seconds. */
const reloadAfter = 10;

/**
 * Serves sending a letter now: everything that will happen with its number on the button, and then
 * how far it is. Sent twice, the form sends once.
 */
export function send(app: FastifyInstance, ctx: Ctx): void {
  app.get<OfStep>('/send/:step', { config }, async (request, reply) => {
    const scope = await readWaveScope(ctx, request);
    return showSend(ctx, request, reply, scope);
  });

  app.post<OfStep>('/send/:step', { config }, async (request, reply) => {
    const pressed = Number(singleValue(readVerifiedForm(request), 'count') ?? '');
    const scope = await readWaveScope(ctx, request);
    const [owner, { step }] = [ownerOf(scope), getStep(scope, request)];
    const expected = Number.isSafeInteger(pressed) && pressed > 0 ? pressed : 0;
    if (statusOf(scope.wave) !== 'open' || scope.wave.stoppedAt !== null || (await isStopped(ctx, scope))) {
      return showSend(ctx, request, reply.code(409), scope, { pressed: expected });
    }
    const sent = await transact(ctx, async (tx) => {
      const done = await sendNow(tx, owner, step, expected);
      if ('queued' in done) {
        const about = { wave: owner.wave, bureau: owner.bureau, step, letters: done.queued };
        await recordEvent(tx, { action: 'letters queued', who: request.account.email, about });
      }
      return done;
    });
    if ('changed' in sent) {
      return showSend(ctx, request, reply.code(409), scope, { pressed: expected, review: sent.changed });
    }
    return reply.redirect(frameOf(request, scope).to(at.progress(step)), 303);
  });

  app.get<OfStep>('/send/:step/progress', { config }, async (request, reply) => {
    const scope = await readWaveScope(ctx, request);
    const [owner, { step }] = [ownerOf(scope), getStep(scope, request)];
    const progress = await readProgress({ ...ctx, signal: request.signal }, { ...owner, step });
    const still = singleValue(readForm(request.query), 'still') === 'yes';
    const halted = scope.wave.stoppedAt !== null || (await isStopped(ctx, scope));
    const kept = ctx.config.smtpUrl === undefined;
    const reloads = progress.moving > 0 && !halted && statusOf(scope.wave) === 'open';
    const shown = showProgress({ request, scope, step, progress, halted, kept, reloads, still });
    if (reloads && !still) void reply.header('refresh', String(reloadAfter));
    return reply.viewAsync('staff/send-progress', shown);
  });
}

/** Whether the bureau stopped its own letters. */
async function isStopped(ctx: Ctx, scope: WaveScope): Promise<boolean> {
  const { wave, bureau } = ownerOf(scope);
  const sending = await listBureauSending(ctx, wave);
  return sending.some((one) => one.bureau === bureau && one.stoppedAt !== null);
}

function getStep({ study, wave }: WaveScope, request: FastifyRequest<OfStep>): Step {
  const steps = stepsOf(study.definition.mail.steps, wave);
  const step = steps.find((one) => one.step === request.params.step);
  if (!step) throw problems.notFound();
  return step;
}

function frameOf(request: FastifyRequest<OfStep>, scope: WaveScope, wrong = false) {
  const { step } = getStep(scope, request);
  const isClosed = statusOf(scope.wave) === 'closed';
  const title = (language: keyof typeof sendTexts) => {
    const letter = letterNames[language].steps[step];
    return isClosed ? letter : sendTexts[language].title(letter);
  };
  return staffFrame(request, { scope, path: at.send(step), of: at.plan, title, wrong });
}

/** What was pressed and could not be done. */
interface Refused {
  readonly pressed: number;
  readonly review?: SendingReview;
}

async function showSend(
  ctx: Ctx,
  request: FastifyRequest<OfStep>,
  reply: FastifyReply,
  scope: WaveScope,
  refused?: Refused,
) {
  const [owner, step] = [ownerOf(scope), getStep(scope, request)];
  const page = frameOf(request, scope, refused !== undefined);
  const text = sendTexts[page.language];
  if (statusOf(scope.wave) === 'closed') {
    return reply.viewAsync('staff/send-closed', {
      ...page,
      text,
      ...{ plan: page.to(at.plan), progress: page.to(at.progress(step.step)) },
    });
  }
  const asked = { ...ctx, signal: request.signal };
  const review =
    refused?.review ??
    (await reviewSending(asked, scope.wave, scope.study.definition, { bureau: owner.bureau, step: step.step }));
  const stopped = await isStopped(ctx, scope);
  return reply.viewAsync('staff/send', {
    ...page,
    text,
    ...(await showReview(ctx, { scope, owner, step, page, review, stopped, pressed: refused?.pressed })),
  });
}
