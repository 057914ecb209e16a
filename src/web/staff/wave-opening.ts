import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { recordWave } from '../../study/wave-events.js';
import { openWave, statusOf } from '../../study/waves.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { readChecklist } from './checklist.js';
import { checklistTexts } from './checklist-texts.js';
import { staffFrame } from './frame.js';
import { readWaveScope, type WaveScope } from './scope.js';
import { waveAddress } from './wave-address.js';
import { readEnd, showField, writeDate, type WaveProblem } from './wave-form.js';
import { waveTexts } from './wave-texts.js';

const config = { right: 'waves.write' } as const;

/** A planned end that was typed and cannot be taken. */
interface Refused {
  readonly until: string;
  readonly problems: readonly WaveProblem[];
}

/** Opens a wave, after a look at what is ready. A wave that is open already is shown as it is. */
export function opening(app: FastifyInstance, ctx: Ctx): void {
  app.get('/wave/opening', { config }, async (request, reply) => {
    const scope = await readWaveScope(ctx, request);
    if (statusOf(scope.wave) !== 'prepared') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    return show(ctx, request, reply, scope);
  });

  app.post('/wave/opening', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const { slug, until: planned } = scope.wave;
    if (statusOf(scope.wave) !== 'prepared') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    // Once there is a planned end it can be moved, and not be taken back.
    const { typed, until, problems } = readEnd(ctx, form, waveTexts[readLanguage(request.query)], planned !== null);
    if (problems.length) return show(ctx, request, reply.code(422), scope, { until: typed, problems });
    const opened = await recordWave(ctx, 'wave opened', request.account.email, (tx) =>
      openWave(tx, slug, until === '' ? undefined : until),
    );
    return reply.redirect(waveAddress(request, scope, opened, 'opened'), 303);
  });
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: WaveScope, refused?: Refused) {
  const { slug, until } = scope.wave;
  const page = staffFrame(request, {
    scope,
    path: at.opening,
    title: (language) => checklistTexts[language].title(slug),
    wrong: refused !== undefined,
  });
  const here = { wave: slug };
  const problems = refused?.problems ?? [];
  const asked = { ...ctx, signal: request.signal };
  return reply.viewAsync('staff/wave-opening', {
    ...page,
    text: checklistTexts[page.language],
    back: page.to(at.wave, here),
    findings: await readChecklist(asked, { scope, page, log: request.log }),
    action: page.to(at.opening, here),
    until: showField('until', refused?.until ?? writeDate(until), problems),
    problems,
    open: checklistTexts[page.language].open(slug),
  });
}
