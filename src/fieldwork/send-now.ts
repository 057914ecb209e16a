import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import { analyse, many } from '../database/analyse.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { yieldToEventLoop } from '../event-loop.js';
import { localDay } from '../language/local-day.js';
import type { Step, StepName, StudyDefinition } from '../study/definition.js';
import { lockLetters } from '../study/letters-lock.js';
import { stepsOf } from '../study/plan-steps.js';
import { getStudy } from '../study/stored.js';
import { getOpenWave, type Wave } from '../study/waves.js';
import { judgeSending, sendingSkips, type SendingSkip } from './judge-sending.js';
import type { Owner } from './own-people.js';
import { findCells, pagesOfPeople, type PeopleCells, type Person } from './people.js';
import { queueLetters } from './queue-letters.js';
import { requireSecret } from './secret-check.js';

/** What sending a letter now comes to: how many get it, and how many do not and why. */
export interface SendingReview {
  readonly people: number;
  /** Of `people`, how many of each group. */
  readonly groups: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<SendingSkip, number>>;
  /** The first date on which one of those skipped as `tooSoon` gets it; null without any. */
  readonly from: string | null;
}

interface ReviewAsked extends PeopleCells {
  readonly steps: readonly Step[];
  readonly step: StepName;
  readonly today: string;
}

/** Returns what sending a bureau's letters of a step now would come to. Sends nothing. */
export async function reviewSending(
  ctx: Ctx,
  wave: Wave,
  definition: StudyDefinition,
  { bureau, step }: { readonly bureau: string; readonly step: StepName },
): Promise<SendingReview> {
  const asked = await findAsked(ctx, wave, definition, { bureau, step });
  return ctx.database.readInWorker(import.meta.url, readReview, asked, ctx.signal);
}

/** Returns the same. Reads all of the bureau's people, so it runs in a worker. */
export async function readReview(db: Kysely<Tables>, asked: ReviewAsked): Promise<SendingReview> {
  return (await judgeEveryone(db, asked)).review;
}

/**
 * Queues a bureau's letters of a step, to go now, where `expected` people would get it. Returns how
 * many were queued; or what has changed, and then queues none. Asked twice it queues once.
 */
export async function sendNow(
  ctx: Ctx,
  owner: Owner,
  step: StepName,
  expected: number,
): Promise<{ queued: number } | { changed: SendingReview }> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, owner.wave);
    const wave = await getOpenWave(tx, owner.wave);
    await requireSecret(tx);
    const { definition } = await getStudy(tx, wave.study);
    const asked = await findAsked(tx, wave, definition, { bureau: owner.bureau, step });
    const { review, people } = await judgeEveryone(tx.db, asked);
    if (people.length !== expected || expected === 0) return { changed: review };
    for (let i = 0; i < people.length; i += atOnce) {
      const letters = people.slice(i, i + atOnce).map((person) => ({ person, step }));
      await queueLetters(tx, wave.slug, letters);
    }
    if (people.length > many) await analyse(tx, 'outbox');
    return { queued: people.length };
  });
}

/** How many letters are queued by one statement. */
const atOnce = 500;

async function findAsked(
  ctx: Ctx,
  wave: Wave,
  definition: StudyDefinition,
  { bureau, step }: { readonly bureau: string; readonly step: StepName },
): Promise<ReviewAsked> {
  const steps = stepsOf(definition.mail.steps, wave);
  return { ...(await findCells(ctx, wave, definition, { bureau })), steps, step, today: localDay(ctx.now()) };
}

async function judgeEveryone(
  db: Kysely<Tables>,
  asked: ReviewAsked,
): Promise<{ review: SendingReview; people: Person[] }> {
  const { steps, step, today } = asked;
  const people: Person[] = [];
  const groups: Record<string, number> = {};
  const skipped = Object.fromEntries(sendingSkips.map((reason) => [reason, 0])) as Record<SendingSkip, number>;
  let from: string | null = null;
  for await (const page of pagesOfPeople(db, asked)) {
    // SQLite answers synchronously and would block everybody else.
    await yieldToEventLoop();
    for (const person of page) {
      const judged = judgeSending(steps, step, person, today);
      if (judged.sends) {
        people.push(person);
        groups[person.grp] = (groups[person.grp] ?? 0) + 1;
        continue;
      }
      skipped[judged.skip]++;
      if (judged.from !== undefined && (from === null || judged.from < from)) from = judged.from;
    }
  }
  return { review: { people: people.length, groups, skipped, from }, people };
}
