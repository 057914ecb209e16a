import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { countContents, removeWave, renameWave, type PreparedContents } from '../../fieldwork/prepared-wave.js';
import { singleValue } from '../../questionnaire/fields.js';
import { recordWave } from '../../study/wave-events.js';
import { listWaves, statusOf } from '../../study/waves.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { readWaveScope, type WaveScope } from './scope.js';
import { waveAddress } from './wave-address.js';
import { waveChangeTexts } from './wave-change-texts.js';
import { findNameProblems, showField, type RefusedWave } from './wave-form.js';
import { waveTexts } from './wave-texts.js';

const config = { right: 'waves.write' } as const;

/** Gives a wave that has not opened another name, or removes it; each page says what that does. */
export function waveChange(app: FastifyInstance, ctx: Ctx): void {
  app.get('/wave/name', { config }, async (request, reply) => {
    const scope = await readWaveScope(ctx, request);
    if (statusOf(scope.wave) !== 'prepared') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    return showName(ctx, request, reply, scope);
  });

  app.post('/wave/name', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const { wave } = scope;
    if (statusOf(wave) !== 'prepared') return reply.redirect(waveAddress(request, scope, wave), 303);
    const slug = singleValue(form, 'slug') ?? '';
    if (slug === wave.slug) return reply.redirect(waveAddress(request, scope, wave), 303);
    const problems = findNameProblems(slug, await listWaves(ctx), waveTexts[readLanguage(request.query)]);
    if (problems.length) return showName(ctx, request, reply.code(422), scope, { typed: { slug }, problems });
    const named = await recordWave(
      ctx,
      'wave renamed',
      request.account.email,
      (tx) => renameWave(tx, wave.slug, slug),
      wave.slug,
    );
    return reply.redirect(waveAddress(request, scope, named, 'renamed'), 303);
  });

  app.get('/wave/removal', { config }, async (request, reply) => {
    const scope = await readWaveScope(ctx, request);
    if (statusOf(scope.wave) !== 'prepared') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    return showRemoval(ctx, request, reply, scope);
  });

  app.post('/wave/removal', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const { slug } = scope.wave;
    if (statusOf(scope.wave) !== 'prepared') return reply.redirect(waveAddress(request, scope, scope.wave), 303);
    const typed = singleValue(form, 'confirm') ?? '';
    if (typed.toLowerCase() !== slug) {
      const words = waveTexts[readLanguage(request.query)].notConfirmed(slug);
      const refused = { typed: { confirm: typed }, problems: [{ field: 'confirm' as const, words }] };
      return showRemoval(ctx, request, reply.code(422), scope, refused);
    }
    await recordWave(ctx, 'wave removed', request.account.email, (tx) => removeWave(tx, slug));
    return reply.redirect(frameOf(request, scope, at.wave).to(at.wave, { wave: '', done: 'removed' }), 303);
  });
}

function frameOf(request: FastifyRequest, scope: WaveScope, path: string, wrong = false): StaffFrame {
  return staffFrame(request, {
    ...{ scope, path, wrong },
    title: (language) =>
      waveChangeTexts[language][path === at.waveName ? 'nameTitle' : 'removalTitle'](scope.wave.slug),
  });
}

async function showName(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: WaveScope,
  refused?: RefusedWave,
) {
  const { slug } = scope.wave;
  const page = frameOf(request, scope, at.waveName, refused !== undefined);
  const text = { ...waveTexts[page.language], ...waveChangeTexts[page.language] };
  const { sealed } = await countContents(ctx, scope.wave);
  const problems = refused?.problems ?? [];
  return reply.viewAsync('staff/wave-name', {
    ...page,
    text,
    back: page.to(at.wave, { wave: slug }),
    effects: [text.keeps, ...(sealed ? [text.sealedName(slug)] : [])],
    action: page.to(at.waveName, { wave: slug }),
    slug: showField('slug', refused?.typed['slug'] ?? slug, problems),
    problems,
  });
}

async function showRemoval(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: WaveScope,
  refused?: RefusedWave,
) {
  const { slug } = scope.wave;
  const page = frameOf(request, scope, at.waveRemoval, refused !== undefined);
  const text = { ...waveTexts[page.language], ...waveChangeTexts[page.language] };
  const problems = refused?.problems ?? [];
  const lost = describeContents(await countContents(ctx, scope.wave), page);
  return reply.viewAsync('staff/wave-removal', {
    ...page,
    text,
    back: page.to(at.wave, { wave: slug }),
    lost: lost.length ? lost : [text.empty],
    action: page.to(at.waveRemoval, { wave: slug }),
    slug,
    confirm: showField('confirm', refused?.typed['confirm'] ?? '', problems),
    problems,
  });
}

/** What people put into a wave, which goes with it. */
function describeContents(
  { people, frames, sealed, lists, days }: PreparedContents,
  { language, numbers }: StaffFrame,
) {
  const text = waveChangeTexts[language];
  return [
    ...(people ? [text.people(people, numbers.count(people))] : []),
    ...(lists ? [text.lists(lists, numbers.count(lists))] : []),
    ...(frames ? [text.frames(frames, numbers.count(frames))] : []),
    ...(sealed ? [text.sealed(sealed, numbers.count(sealed))] : []),
    ...(days ? [text.days] : []),
  ];
}
