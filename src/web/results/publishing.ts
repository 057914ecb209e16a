import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { showPreparation } from '../../presentation/preparation.js';
import { publishingTexts } from '../../presentation/texts/publishing.js';
import { Problem, problems } from '../../problem.js';
import { prepareSnapshot, publishSnapshot } from '../../publication/make-snapshot.js';
import { mailPublished } from '../../publication/mail-published.js';
import { readPreparation } from '../../publication/preparation.js';
import type { WaveView } from '../../publication/view.js';
import { statusOf } from '../../study/waves.js';
import { afterAnswer } from '../plugins/after-answer.js';
import { readLanguage, addressIn } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import type { ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';

type OfWave = FastifyRequest<{ Params: { wave: string } }>;
type OfSnapshot = FastifyRequest<{ Params: { wave: string; snapshot: string } }>;

/** Answers with the page of the wave, with what keeps it from being published. */
type ShowRefused = (request: FastifyRequest, reply: FastifyReply, view: WaveView, problem: Problem) => unknown;

/** Prepares what bureaus will see of a wave, and publishes it, by the buttons on its page. */
export function publishing(app: FastifyInstance, ctx: Ctx, showRefused: ShowRefused): void {
  const config = { right: 'snapshots.write' } as const;
  const later = afterAnswer(app);
  const backTo = (request: FastifyRequest, wave: string) =>
    addressIn(readLanguage(request.query), `${at.headline(wave)}#publiceren`);

  app.post('/:wave/snapshots', { config }, async (request: OfWave, reply) => {
    readVerifiedForm(request);
    const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
    try {
      const { isNew } = await prepareSnapshot(ctx, view, request.account.email);
      if (!isNew) throw problems.snapshotUnchanged(view.wave.slug);
    } catch (error) {
      if (error instanceof Problem && error.status === 409) return showRefused(request, reply.code(409), view, error);
      throw error;
    }
    return reply.redirect(backTo(request, view.wave.slug), 303);
  });

  app.post('/:wave/snapshots/:snapshot', { config }, async (request: OfSnapshot, reply) => {
    readVerifiedForm(request);
    const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
    await publishSnapshot(ctx, view, request.params.snapshot, request.account.email);
    const { slug: wave } = view.wave;
    later(reply, () => mailAndLog(ctx, request, wave), 'partners were not mailed that results are there');
    return reply.redirect(backTo(request, view.wave.slug), 303);
  });
}

/** Mails the partners, with a line in the log; a running server tries again what did not go. */
async function mailAndLog(ctx: Ctx, request: FastifyRequest, wave: string): Promise<void> {
  request.log.info({ wave, ...(await mailPublished(ctx, { wave })) }, 'partners mailed that results are there');
}

/**
 * Returns what the page of a closed wave has for publishing it, for views/results/publishing.eta.
 * Null for who may not, and while the wave is not closed.
 */
export async function showPublishing(
  ctx: Ctx,
  { view, formToken }: { readonly view: WaveView; readonly formToken: string },
  page: ResultsFrame,
  refused?: Problem,
) {
  const { wave, viewer, study } = view;
  if (!viewer.rights.has('snapshots.write') || statusOf(wave) !== 'closed') return null;
  const found = await readPreparation(ctx, view);
  const { prepared, published } = found;
  const isMade = prepared !== undefined || published.length > 0;
  const text = publishingTexts[page.language];
  return {
    text,
    formToken,
    problem: refused ? (text.problems[refused.code] ?? refused.message) : '',
    prepare: page.to(at.snapshots(wave.slug)),
    publish: prepared ? page.to(at.snapshot(wave.slug, prepared.id)) : '',
    looks: isMade
      ? study.definition.bureaus.map(({ slug, name }) => ({
          words: name,
          href: page.to(at.headline(wave.slug), { as: slug }),
        }))
      : [],
    found: isMade ? showPreparation(found, study.definition, page) : null,
  };
}
