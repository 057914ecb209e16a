import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { countListed, listFrames, putFrames } from '../../fieldwork/sampling-frame.js';
import type { Language } from '../../language/text.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import type { StudyDefinition } from '../../study/definition.js';
import { statusOf } from '../../study/waves.js';
import { longestForm, readForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { sentBase, storeUnlessChanged, type RefusedForm } from './conflict.js';
import { staffFrame } from './frame.js';
import { describeChanged, readFrames, valuesOf } from './sampling-frame-form.js';
import { showSamplingFrame } from './sampling-frame-page.js';
import { samplingFrameTexts } from './sampling-frame-texts.js';
import { hasWave, readScope, readWaveScope, type StaffScope, type WaveScope } from './scope.js';

/**
 * Serves the page on which a bureau counts who belongs to its groups, and whom of them it does not
 * ask. The coordinator sees every bureau, and may fill in for one.
 */
export function samplingFrame(app: FastifyInstance, ctx: Ctx): void {
  const config = { right: 'frame.write' } as const;

  app.get('/frame', { config }, async (request, reply) => {
    const scope = await readScope(ctx, request);
    if (hasWave(scope)) return show(ctx, request, reply, scope);
    const page = frameOf(request, scope);
    return reply.viewAsync('staff/no-wave', { ...page, text: samplingFrameTexts[page.language] });
  });

  app.post('/frame', { config, bodyLimit: longestForm }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const bureau = findBureau(scope, request);
    if (!bureau) throw problems.notFound();
    if (!mayWrite(scope)) throw problems.waveClosed(scope.wave.slug);
    const page = frameOf(request, scope);
    const { groups } = scope.study.definition;
    const { frames, ...read } = readFrames(form, groups, page.language);
    const base = sentBase(form);
    if (read.problems.length) return show(ctx, request, reply.code(422), scope, { ...read, base });
    const of = { wave: scope.wave.slug, bureau: bureau.slug };
    const stored = await storeUnlessChanged(
      ctx,
      { form, typed: read.typed, name: `frame of ${of.wave} ${of.bureau}` },
      {
        read: async (tx) => valuesOf(await listFrames(tx, of.wave, of.bureau), groups),
        store: (tx) => putFrames(tx, of, frames, request.account.email),
      },
    );
    if ('changed' in stored) {
      const others = describeChanged(stored.changed, groups, page.language);
      return show(ctx, request, reply.code(409), scope, {
        ...read,
        base: stored.base,
        problems: others,
        conflict: true,
      });
    }
    return reply.redirect(page.to(at.frame, { ...queryOf(scope, bureau), saved: 'yes' }), 303);
  });
}

/** The bureau that is filled in: one's own, or the one that the coordinator names. */
function findBureau({ bureau: own, study }: StaffScope, request: FastifyRequest) {
  const slug = own ?? singleValue(readForm(request.query), 'bureau') ?? '';
  const found = study.definition.bureaus.find((one) => one.slug === slug);
  if (!found && slug !== '') throw problems.notFound();
  return found;
}

/** Once the wave is closed only the coordinator can still fill in what a bureau forgot. */
function mayWrite({ wave, bureau }: WaveScope): boolean {
  return bureau === undefined || statusOf(wave) !== 'closed';
}

function queryOf({ bureau: own }: StaffScope, bureau: StudyDefinition['bureaus'][number] | undefined) {
  return own === undefined && bureau ? { bureau: bureau.slug } : {};
}

function frameOf(request: FastifyRequest, scope: StaffScope, wrong = false) {
  const query = queryOf(scope, findBureau(scope, request));
  const title = (language: Language) => samplingFrameTexts[language].title;
  return staffFrame(request, { scope, path: at.frame, query, title, wrong });
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: WaveScope, refused?: RefusedForm) {
  const { wave } = scope;
  const bureau = findBureau(scope, request);
  const page = frameOf(request, scope, refused !== undefined);
  const text = samplingFrameTexts[page.language];
  const frames = await listFrames(ctx, wave.slug, scope.bureau);
  const listed = bureau
    ? await countListed(ctx, { wave: wave.slug, bureau: bureau.slug }, scope.study.definition)
    : new Map<string, number>();
  const saved = singleValue(readForm(request.query), 'saved') === 'yes' && !refused;
  return reply.viewAsync('staff/sampling-frame', {
    ...page,
    text,
    saved: saved ? (statusOf(wave) === 'closed' ? text.savedLate : text.saved) : '',
    closed: mayWrite(scope) ? '' : text.closed,
    ...showSamplingFrame({ scope, page, frames, bureau, listed, mayWrite: mayWrite(scope), refused }),
  });
}
