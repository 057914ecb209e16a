import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { sumDispositions } from '../../fieldwork/dispositions.js';
import { countSteps } from '../../fieldwork/outbox.js';
import { planDaysOf } from '../../fieldwork/plan-days.js';
import { localDay } from '../../language/local-day.js';
import { lowerFirst } from '../../language/text.js';
import { placeholdersIn } from '../../mail/fill-in.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readStaffFieldwork } from '../../publication/staff-fieldwork.js';
import { placeOf, stepNames, type StepName } from '../../study/definition.js';
import { findLastGone } from '../../study/gone-letters.js';
import { recordWave } from '../../study/wave-events.js';
import { closeWave } from '../../study/wave-life.js';
import { statusOf } from '../../study/waves.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { readWaveScope, type WaveScope } from './scope.js';
import { waveAddress } from './wave-address.js';
import { showField, type WaveProblem } from './wave-form.js';
import { waveTexts } from './wave-texts.js';

const config = { right: 'waves.write' } as const;

/** A name that was typed and is not that of the wave. */
interface Refused {
  readonly typed: string;
  readonly problems: readonly WaveProblem[];
}

/** Closes a wave for good, by its name: the page says first what that does. */
export function closing(app: FastifyInstance, ctx: Ctx): void {
  app.get('/wave/closing', { config }, async (request, reply) => {
    const scope = await readWaveScope(ctx, request);
    if (statusOf(scope.wave) !== 'open') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    return show(ctx, request, reply, scope);
  });

  app.post('/wave/closing', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const { slug } = scope.wave;
    if (statusOf(scope.wave) !== 'open') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    const typed = singleValue(form, 'confirm') ?? '';
    if (typed.toLowerCase() !== slug) {
      const words = waveTexts[readLanguage(request.query)].notConfirmed(slug);
      return show(ctx, request, reply.code(422), scope, { typed, problems: [{ field: 'confirm', words }] });
    }
    const closed = await recordWave(ctx, 'wave closed', request.account.email, (tx) => closeWave(tx, slug));
    return reply.redirect(waveAddress(request, scope, closed, 'closed'), 303);
  });
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: WaveScope, refused?: Refused) {
  const problems = refused?.problems ?? [];
  const { wave, study, viewer } = scope;
  const { privacy } = study.definition;
  const page = staffFrame(request, {
    scope,
    path: at.closing,
    title: (language) => waveTexts[language].closingTitle(wave.slug),
    wrong: problems.length > 0,
  });
  const { language, numbers, to } = page;
  const text = waveTexts[language];
  const here = { wave: wave.slug };
  const asked = { ...ctx, signal: request.signal };
  const { cells } = await readStaffFieldwork(asked, viewer, wave.slug, study.definition);
  const waiting = [...(await countSteps(asked, wave.slug)).values()].reduce((sum, { queued }) => sum + queued, 0);
  const people = Object.values(sumDispositions(cells)).reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const answered = cells.reduce((sum, { completed }) => sum + completed, 0);
  const today = localDay(ctx.now());
  const lastGone = await findLastGone(ctx, wave.slug);
  const promisedUntil =
    wave.until !== null && wave.until >= today && namedEnd(scope, lastGone) ? wave.until : undefined;
  const planned = wave.planFrom === null ? [] : listPlanned(scope, today, lastGone, page);
  return reply.viewAsync('staff/wave-closing', {
    ...page,
    text,
    back: to(at.wave, here),
    standing: people ? text.standing(numbers.count(answered), numbers.count(people)) : text.nobody,
    promised: promisedUntil === undefined ? '' : text.promisedLater(numbers.weekday(promisedUntil, today)),
    effects: [
      text.noAnswers,
      waiting ? text.waitingLetters(waiting, numbers.count(waiting)) : text.noLetters,
      ...(planned.length ? [text.plannedLetters(numbers.list(planned))] : []),
      text.figures,
      text.drafts(privacy.draftDays),
      text.contacts(privacy.contactDays),
    ],
    action: to(at.closing, here),
    slug: wave.slug,
    confirm: showField('confirm', refused?.typed ?? '', problems),
    problems,
  });
}

/** Whether a letter that went, of any group, tells the planned end. */
function namedEnd({ study: { letters } }: WaveScope, lastGone: StepName | undefined): boolean {
  if (lastGone === undefined) return false;
  const gone = stepNames.filter((step) => placeOf(step) <= placeOf(lastGone));
  const bodies = gone.flatMap((step) =>
    Object.values(letters[step] ?? {}).flatMap((ofGroup) => Object.values(ofGroup).map(({ body }) => body)),
  );
  return bodies.some((body) => placeholdersIn(body).includes('until'));
}

/** The letters that are still to go by the plan, each with its day. */
function listPlanned({ wave, study }: WaveScope, today: string, lastGone: StepName | undefined, page: StaffFrame) {
  const { numbers, language } = page;
  return planDaysOf(study.definition.mail.steps, wave, today, lastGone)
    .filter(({ day, step }) => day >= today && (lastGone === undefined || placeOf(step.step) > placeOf(lastGone)))
    .map(({ step, day }) => `${lowerFirst(letterNames[language].steps[step.step])} (${numbers.weekday(day, today)})`);
}
