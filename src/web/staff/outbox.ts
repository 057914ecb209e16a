import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { listBureauSending } from '../../fieldwork/bureau-sending.js';
import {
  dismissDoubtful,
  listDoubtful,
  sendDoubtfulAgain,
  type DoubtfulState,
} from '../../fieldwork/doubtful-letters.js';
import { listKept } from '../../fieldwork/kept-letters.js';
import { readOutbox } from '../../fieldwork/outbox-overview.js';
import type { Owner } from '../../fieldwork/own-people.js';
import { localDay } from '../../language/local-day.js';
import { allValues, singleValue } from '../../questionnaire/fields.js';
import { recordEvent } from '../../study/events.js';
import { statusOf } from '../../study/waves.js';
import { readForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { staffFrame } from './frame.js';
import { mostLetters, showOutboxes, showOwnOutbox, type OutboxProblem } from './outbox-page.js';
import { outboxActions, outboxTexts, type OutboxAction } from './outbox-texts.js';
import { findOwner, ownerOf } from './owner.js';
import { readScope, readWaveScope, type StaffScope } from './scope.js';

/**
 * Serves letters that wait, failed or may have gone: to a bureau its own with what can be done of
 * each, to the coordinator how many.
 */
export function outbox(app: FastifyInstance, ctx: Ctx): void {
  app.get('/outbox', { config: { right: 'staff.read' } }, async (request, reply) =>
    show(ctx, request, reply, await readScope(ctx, request)),
  );

  app.post('/outbox', { config: { right: 'sending.write' } }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const owner = ownerOf(scope);
    const page = frameOf(request, scope);
    const text = outboxTexts[page.language];
    const ticked = (allValues(form, 'letter') ?? []).slice(0, mostLetters);
    const state: DoubtfulState = singleValue(form, 'state') === 'unknown' ? 'unknown' : 'failed';
    const refuse = (words: string, status: number) =>
      show(ctx, request, reply.code(status), scope, { state, words, ticked });
    if (!ticked.length) return refuse(text.noneChosen, 422);
    const deed: OutboxAction = singleValue(form, 'leave') === undefined ? 'again' : 'left';
    const done = await decide(ctx, request, owner, deed, ticked);
    if (done === 0) return refuse(text.gone, 409);
    return reply.redirect(page.to(at.outbox, { done: deed, letters: String(done) }), 303);
  });
}

/** Sends letters again or leaves them, and records who decided so, together. */
async function decide(ctx: Ctx, request: FastifyRequest, owner: Owner, deed: OutboxAction, ids: readonly string[]) {
  return transact(ctx, async (tx) => {
    const letters = await (deed === 'again' ? sendDoubtfulAgain : dismissDoubtful)(tx, owner, ids);
    const action = deed === 'again' ? 'letter sent again' : 'letters left';
    if (letters) await recordEvent(tx, { action, who: request.account.email, about: { ...owner, letters } });
    return letters;
  });
}

function frameOf(request: FastifyRequest, scope: StaffScope, wrong = false) {
  return staffFrame(request, { scope, path: at.outbox, title: (language) => outboxTexts[language].title, wrong });
}

async function show(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: StaffScope,
  problem?: OutboxProblem,
) {
  const page = frameOf(request, scope, problem !== undefined);
  const text = outboxTexts[page.language];
  const { wave, study } = scope;
  const owner = findOwner(scope);
  const shown = { ...page, text, done: problem ? '' : readDone(request, page), problem, action: page.to(at.outbox) };
  const none = { own: null, all: null, stopped: false, noServer: false, canAct: false, plan: '' };
  if (!wave) return reply.viewAsync('staff/outbox', { ...shown, ...none, lead: text.noWave });
  const noServer = ctx.config.smtpUrl === undefined;
  const asked = { ...ctx, signal: request.signal };
  const bureaus = owner ? [owner.bureau] : study.definition.bureaus.map(({ slug }) => slug);
  const [[overview], overviews, sending] = await Promise.all([
    owner ? readOutbox(asked, wave.slug, bureaus) : [],
    owner ? [] : readOutbox(asked, wave.slug, bureaus),
    listBureauSending(ctx, wave.slug),
  ]);
  const own = owner && overview && { owner, overview };
  const stopped = sending.some(({ bureau, stoppedAt }) => bureau === owner?.bureau && stoppedAt !== null);
  return reply.viewAsync('staff/outbox', {
    ...shown,
    lead: own ? text.lead : text.leadAll,
    own: own
      ? showOwnOutbox({
          page,
          overview: own.overview,
          doubtful: [
            ...(own.overview.unknown ? await listDoubtful(ctx, own.owner, 'unknown', mostLetters) : []),
            ...(own.overview.failed ? await listDoubtful(ctx, own.owner, 'failed', mostLetters) : []),
          ],
          kept: noServer ? await listKept(asked, own.owner, mostLetters) : [],
          problem,
          isClosed: statusOf(wave) === 'closed',
          today: localDay(ctx.now()),
        })
      : null,
    all: own ? null : showOutboxes(page, overviews, study.definition),
    stopped: statusOf(wave) === 'open' && (wave.stoppedAt !== null || stopped),
    noServer,
    canAct: statusOf(wave) === 'open',
    plan: page.to(at.plan),
  });
}

/** What was done just now, in a sentence; empty where nothing was. */
function readDone(request: FastifyRequest, { language, numbers }: ReturnType<typeof frameOf>): string {
  const query = readForm(request.query);
  const deed = outboxActions.find((one) => one === singleValue(query, 'done'));
  const letters = Number(singleValue(query, 'letters'));
  if (!deed || !Number.isSafeInteger(letters) || letters < 1) return '';
  return outboxTexts[language].done[deed](letters, numbers.count(letters));
}
