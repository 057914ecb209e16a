import type { Ctx, Tx } from '../context.js';
import { analyse } from '../database/analyse.js';
import { transact } from '../database/transact.js';
import type { StepName } from '../study/definition.js';
import { getStudy } from '../study/stored.js';
import { localDay } from './clock.js';
import { isReminder, nextLetter } from './next-letter.js';
import { listPeople, type Part, type Person } from './people.js';
import { requireSecret } from './secret-check.js';
import { getOpenWave } from './waves.js';

/** Whom a command is about: a whole wave, or a group or bureau of it. */
export interface Selection extends Part {
  readonly wave: string;
}

/** Why people got no letter; each person under the first reason that holds. */
export interface Skipped {
  completed: number;
  optedOut: number;
  bounced: number;
  tooSoon: number;
}

/** Queues the invitation, now, for everyone of the selection who had none. */
export async function inviteAll(ctx: Ctx, selection: Selection): Promise<{ queued: number; skipped: Skipped }> {
  const skipped: Skipped = { completed: 0, optedOut: 0, bounced: 0, tooSoon: 0 };
  const queued = await queueNow(ctx, selection, (people) => {
    const due = people.filter(({ out, had }) => {
      if (out) skipped[out]++;
      else if (had.some(({ step }) => step === 'invitation')) skipped.tooSoon++;
      else return true;
      return false;
    });
    return due.map((person) => ({ person, step: 'invitation' as const }));
  });
  return { queued, skipped };
}

/** The rest of those who got no reminder: who was never invited (or whose invitation failed), and who had them all. */
export interface NotReminded extends Skipped {
  notInvited: number;
  hadAll: number;
}

/**
 * Queues the next reminder, now, for everyone of the selection who was invited and is still silent. `tooSoon` is who has
 * a letter waiting, or had one fewer days ago than the plan has between the two; `anyway` sends to the latter too.
 */
export async function remindAll(
  ctx: Ctx,
  selection: Selection,
  { anyway = false } = {},
): Promise<{ queued: number; skipped: NotReminded }> {
  const skipped: NotReminded = { completed: 0, optedOut: 0, bounced: 0, tooSoon: 0, notInvited: 0, hadAll: 0 };
  const { study } = await getOpenWave(ctx, selection.wave);
  const { steps } = (await getStudy(ctx, study)).definition.mail;
  const today = localDay(ctx.now());
  const nextReminder = ({ out, had }: Person): StepName | keyof NotReminded => {
    if (out) return out;
    if (had.some(({ state }) => state === 'waiting')) return 'tooSoon';
    if (!had.some(({ step, state }) => step === 'invitation' && state === 'gone')) return 'notInvited';
    const next = nextLetter(steps, had, { today });
    if (!next || !isReminder(next.step.step)) return 'hadAll';
    return next.day > today && !anyway ? 'tooSoon' : next.step.step;
  };
  const queued = await queueNow(ctx, selection, (people) =>
    people.flatMap((person) => {
      const next = nextReminder(person);
      if (!(next in skipped)) return [{ person, step: next as StepName }];
      skipped[next as keyof NotReminded]++;
      return [];
    }),
  );
  return { queued, skipped };
}

/** A letter to be queued. */
export interface ToQueue {
  readonly person: Person;
  readonly step: StepName;
}

/** Queues for a selection what `choose` gives of each page of its people; all or nothing. */
async function queueNow(
  ctx: Ctx,
  selection: Selection,
  choose: (people: readonly Person[]) => ToQueue[],
): Promise<number> {
  const wave = await getOpenWave(ctx, selection.wave);
  await requireSecret(ctx);
  return transact(ctx, async (tx) => {
    let queued = 0;
    for await (const people of listPeople(tx, wave, selection)) {
      queued += await queueLetters(tx, wave.slug, choose(people));
    }
    if (queued > 500) await analyse(tx, 'outbox');
    return queued;
  });
}

/**
 * Puts letters in the queue, to go now, and no later than `until`. Gives how many: who was queued by another process
 * meanwhile is not queued twice. An announcement that still waits is withdrawn by the invitation.
 */
export async function queueLetters(
  tx: Tx,
  wave: string,
  letters: readonly ToQueue[],
  until: Date | null = null,
): Promise<number> {
  if (!letters.length) return 0;
  const now = tx.now().toISOString();
  const invited = letters.filter(({ step }) => step === 'invitation').map(({ person }) => person.id);
  if (invited.length) {
    await tx.db
      .deleteFrom('outbox')
      .where('wave', '=', wave)
      .where('invitee', 'in', invited)
      .where('step', '=', 'announcement')
      .where('claimed_at', 'is', null)
      .execute();
  }
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('outbox')
    .values(
      letters.map(({ person, step }) => ({
        id: tx.newId(),
        wave,
        invitee: person.id,
        grp: person.grp,
        bureau: person.bureau,
        step,
        queued_at: now,
        not_before: now,
        until: until?.toISOString() ?? null,
        attempts: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}
