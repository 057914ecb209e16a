import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { recordWave } from '../../study/wave-events.js';
import { openWave } from '../../study/wave-life.js';
import { getFieldworkWave, statusOf } from '../../study/waves.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { readChecklist } from './checklist.js';
import { checklistTexts } from './checklist-texts.js';
import { sentBase, showForm, storeUnlessChanged } from './conflict.js';
import { staffFrame } from './frame.js';
import { readWaveScope, type WaveScope } from './scope.js';
import { waveAddress } from './wave-address.js';
import { describeChanged, readEnd, showField, valuesOf, writeDate, type RefusedWave } from './wave-form.js';
import { waveTexts } from './wave-texts.js';

const config = { right: 'waves.write' } as const;

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
    const language = readLanguage(request.query);
    const { typed: written, until, problems } = readEnd(ctx, form, waveTexts[language], planned !== null);
    const refused = { typed: { until: written }, base: sentBase(form) };
    if (problems.length) return show(ctx, request, reply.code(422), scope, { ...refused, problems });
    const stored = await storeUnlessChanged(
      ctx,
      { form, typed: valuesOf({ until }), name: `end of ${slug}` },
      {
        read: async (tx) => valuesOf(await getFieldworkWave(tx, slug)),
        store: (tx) =>
          recordWave(tx, 'wave opened', request.account.email, (within) =>
            openWave(within, slug, until === '' ? undefined : until),
          ),
      },
    );
    if ('done' in stored) return reply.redirect(waveAddress(request, scope, stored.done, 'opened'), 303);
    const others = describeChanged(stored.changed, language);
    const now = await readWaveScope(ctx, request);
    return show(ctx, request, reply.code(409), now, {
      ...refused,
      base: stored.base,
      problems: others,
      conflict: true,
    });
  });
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: WaveScope, refused?: RefusedWave) {
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
    until: showField('until', refused?.typed['until'] ?? writeDate(until), problems),
    ...showForm(refused, valuesOf(scope.wave), page.language),
    open: checklistTexts[page.language].open(slug),
  });
}
