import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { planDaysOf } from '../../fieldwork/plan-days.js';
import { localDay } from '../../language/local-day.js';
import { singleValue } from '../../questionnaire/fields.js';
import { placeOf, type StepName } from '../../study/definition.js';
import { findLastGone } from '../../study/gone-letters.js';
import { recordWave } from '../../study/wave-events.js';
import { planEnd } from '../../study/wave-life.js';
import { getFieldworkWave, statusOf, type Wave } from '../../study/waves.js';
import { readForm } from '../plugins/forms.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { warnOfEnd } from './after-end.js';
import { at } from './addresses.js';
import { sentBase, showForm, storeUnlessChanged } from './conflict.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { readScope, readWaveScope, type WaveScope } from './scope.js';
import { waveAddress } from './wave-address.js';
import { waveChangeTexts } from './wave-change-texts.js';
import { showDifferences } from './wave-differences.js';
import { describeChanged, readEnd, showField, valuesOf, writeDate, type RefusedWave } from './wave-form.js';
import { showPreparing } from './wave-next.js';
import { findAfter, showNext } from './wave-step.js';
import { waveTexts } from './wave-texts.js';

const config = { right: 'waves.write' } as const;

/** Serves a wave in its life: where it stands, what is next, its dates, letters and questions. */
export function wave(app: FastifyInstance, ctx: Ctx): void {
  app.get('/wave', { config }, async (request, reply) => {
    const { wave: about, ...scope } = await readScope(ctx, request);
    // Before there is one, the page to prepare the first stands here.
    if (!about) return showPreparing(ctx, request, reply, { ...scope, wave: about });
    return show(ctx, request, reply, { ...scope, wave: about });
  });

  app.post('/wave/end', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    if (statusOf(scope.wave) === 'closed') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    const { slug } = scope.wave;
    const language = readLanguage(request.query);
    const { typed: written, until, problems } = readEnd(ctx, form, waveTexts[language], true);
    const refused = { typed: { until: written }, base: sentBase(form) };
    if (problems.length) return show(ctx, request, reply.code(422), scope, { ...refused, problems });
    const stored = await storeUnlessChanged(
      ctx,
      { form, typed: valuesOf({ until }), name: `end of ${slug}` },
      {
        read: async (tx) => valuesOf(await getFieldworkWave(tx, slug)),
        store: (tx) => recordWave(tx, 'wave extended', request.account.email, (within) => planEnd(within, slug, until)),
      },
    );
    if ('changed' in stored) {
      const others = describeChanged(stored.changed, language);
      const now = await readWaveScope(ctx, request);
      return show(ctx, request, reply.code(409), now, {
        ...refused,
        base: stored.base,
        problems: others,
        conflict: true,
      });
    }
    return reply.redirect(waveAddress(request, scope, scope.wave, 'extended'), 303);
  });
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: WaveScope, refused?: RefusedWave) {
  const { wave, study } = scope;
  const page = staffFrame(request, {
    scope,
    path: at.wave,
    title: (language) => waveTexts[language].title(wave.slug),
    wrong: refused !== undefined,
  });
  const { language, to } = page;
  const text = waveTexts[language];
  const status = statusOf(wave);
  const problems = refused?.problems ?? [];
  const done = new Map(Object.entries(text.done)).get(singleValue(readForm(request.query), 'done') ?? '');
  const here = { wave: wave.slug };
  const today = localDay(ctx.now());
  const lastGone = status === 'prepared' ? undefined : await findLastGone(ctx, wave.slug);
  const planned = planDaysOf(study.definition.mail.steps, wave, today, lastGone);
  return reply.viewAsync('staff/wave', {
    ...page,
    text,
    done: refused ? '' : (done ?? ''),
    status: text.status[status],
    next: await showNext(ctx, request, scope, page),
    closing: status === 'open' ? to(at.closing, here) : '',
    dates: showDates(wave, lastGone, page, today),
    afterEnd: status === 'closed' || wave.planFrom === null ? '' : warnOfEnd(scope, planned, page, today),
    end: status === 'closed' ? null : { action: to(at.plannedEnd, here) },
    until: showField('until', refused?.typed['until'] ?? writeDate(wave.until), problems),
    ...showForm(refused, valuesOf(wave), language),
    letters: to(at.letters, here),
    change: status === 'prepared' ? showChange(page, here) : null,
    // Of a closed wave it is what to do next.
    prepareNext: status === 'open' && !findAfter(scope) ? to(at.nextWave, here) : '',
    planning: to('/results/planning', here),
    onlyPublished: isPublished(scope) ? text.onlyPublished(wave.previous ?? '') : '',
    questionnaires: await showDifferences(ctx, scope, { wave, previous: wave.previous }, page),
  });
}

/** What else can be done with a wave until it opens. */
function showChange({ language, to }: StaffFrame, here: { readonly wave: string }) {
  const { renameLink, removalLink } = waveChangeTexts[language];
  return { name: to(at.waveName, here), renameLink, removal: to(at.waveRemoval, here), removalLink };
}

/** Whether the wave comes after one of which only figures are known. */
function isPublished({ wave, waves }: WaveScope): boolean {
  return wave.previous !== null && !waves.some(({ slug }) => slug === wave.previous);
}

/**
 * The dates of a wave. That of the invitation is a plan until the first one went, or never will.
 */
function showDates(wave: Wave, lastGone: StepName | undefined, page: StaffFrame, today: string) {
  const { previous, addedAt, openedAt, until, closedAt, planFrom } = wave;
  const { numbers, language } = page;
  const text = waveTexts[language];
  const dayOf = (time: string) => numbers.day(localDay(new Date(time)));
  const invited = lastGone !== undefined && placeOf(lastGone) >= placeOf('invitation');
  return [
    ...(previous === null ? [] : [{ name: text.after, value: page.t.wave(previous) }]),
    { name: text.added, value: dayOf(addedAt) },
    ...(openedAt === null ? [] : [{ name: text.opened, value: dayOf(openedAt) }]),
    ...(!invited && (planFrom === null || closedAt !== null)
      ? []
      : [
          {
            name: text.invitation,
            value: invited ? text.invited : text.invitedOn(numbers.weekday(planFrom ?? '', today)),
          },
        ]),
    { name: text.until, value: until === null ? text.noUntil : numbers.weekday(until, today) },
    ...(closedAt === null ? [] : [{ name: text.closed, value: dayOf(closedAt) }]),
  ];
}
