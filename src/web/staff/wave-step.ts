import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { listBureauSending } from '../../fieldwork/bureau-sending.js';
import { describeCampaign } from '../../fieldwork/campaign.js';
import { countStates } from '../../fieldwork/person-state.js';
import { isFrameFilledIn } from '../../fieldwork/sampling-frame.js';
import { localDay } from '../../language/local-day.js';
import { readStaffFieldwork } from '../../publication/staff-fieldwork.js';
import { statusOf, type Wave } from '../../study/waves.js';
import { at } from './addresses.js';
import type { StaffFrame } from './frame.js';
import type { NextStep } from './home-texts.js';
import { nextStep, type ToDo } from './next-step.js';
import { findSender } from './owner.js';
import type { WaveScope } from './scope.js';
import { showToDo } from './to-do.js';
import { waveTexts } from './wave-texts.js';

/** The steps at which no letter is to come, or the last day is past: the wave can be closed. */
const closable: ReadonlySet<NextStep> = new Set(['end', 'call', 'callAll', 'done']);

/** Returns the next step in the life of a wave. Closing is for good, so it is none too soon. */
export async function showNext(ctx: Ctx, request: FastifyRequest, scope: WaveScope, page: StaffFrame) {
  const { wave } = scope;
  const { language, to } = page;
  const text = waveTexts[language];
  const here = { wave: wave.slug };
  if (statusOf(wave) === 'prepared') {
    return { words: text.toOpening, link: text.toOpeningLink, href: to(at.opening, here) };
  }
  const today = localDay(ctx.now());
  const todo = await readToDo({ ...ctx, signal: request.signal }, scope, today);
  if (closable.has(todo.step)) {
    return { words: text.toClosing, link: text.toClosingLink, href: to(at.closing, here) };
  }
  if (todo.step !== 'prepare') return showToDo(todo, page, today);
  const after = findAfter(scope);
  return after
    ? { words: text.toNext(after.slug), link: text.toNextLink(after.slug), href: to(at.wave, { wave: after.slug }) }
    : { words: text.toPrepare, link: text.toPrepareLink, href: to(at.nextWave, here) };
}

/** What the first page says to do. */
async function readToDo(ctx: Ctx, scope: WaveScope, today: string): Promise<ToDo> {
  const { wave, study, viewer, bureau } = scope;
  const { definition } = study;
  const sender = findSender(scope);
  const [{ cells, isPublished }, campaign, sending, isCounted] = await Promise.all([
    readStaffFieldwork(ctx, viewer, wave.slug, definition),
    describeCampaign(ctx, wave, definition, bureau),
    listBureauSending(ctx, wave.slug),
    sender ? isFrameFilledIn(ctx, wave.slug, definition, sender.bureau) : true,
  ]);
  return nextStep({
    ...{ scope, counts: countStates(cells), campaign, frameMissing: !isCounted, sending, isPublished, today },
  });
}

/** Returns the wave that comes after this one, if it was prepared already. */
export function findAfter({ wave, waves }: WaveScope): Wave | undefined {
  return waves.find(({ previous }) => previous === wave.slug);
}
