import type { Ctx, Tx } from '../context.js';
import { analyse, many } from '../database/analyse.js';
import { transact } from '../database/transact.js';
import type { StepName } from '../study/definition.js';
import { lockLetters } from '../study/letters-lock.js';
import { getStudy } from '../study/stored.js';
import { localDay } from '../language/local-day.js';
import { nextLetter } from './next-letter.js';
import { listPeople, type Part, type Person } from './people.js';
import { stepsOf } from '../study/plan-steps.js';
import { requireSecret } from './secret-check.js';
import { getOpenWave } from '../study/waves.js';

/** Whom a command is about: a whole wave, or a group or bureau of it. */
export interface Selection extends Part {
  readonly wave: string;
}

/**
 * How many letters were queued, and why the others got none; each person under the first reason
 * that holds.
 */
export interface Queued<Reason extends string> {
  readonly queued: number;
  readonly skipped: Readonly<Record<Reason, number>>;
}

const notInvited = {
  completed: 0,
  optedOut: 0,
  bounced: 0,
  /** Whose last three letters came back, or were refused, without a word against the address. */
  softBounced: 0,
  /** To whose host sending waits, since it refused several people. */
  hostRefuses: 0,
  tooSoon: 0,
};

/** Queues the invitation, now, for everyone who had none. */
export function inviteAll(ctx: Ctx, selection: Selection) {
  return queueNow(ctx, selection, notInvited, ({ out, had }) => {
    if (out) return { skip: out };
    return had.some(({ step }) => step === 'invitation') ? { skip: 'tooSoon' } : { step: 'invitation' };
  });
}

const notReminded = {
  ...notInvited,
  /**
   * Who has a letter waiting, or had one fewer days ago than the plan has between that one and the
   * next.
   */
  tooSoon: 0,
  /** Who was never invited, or whose invitation failed. */
  notInvited: 0,
  /** Who had every reminder that the study has. */
  hadAll: 0,
};

/**
 * Queues the next reminder, now, for everyone who is still silent. They were invited. With `anyway`
 * it does so also where the last letter is too recent by the plan.
 */
export async function remindAll(ctx: Ctx, selection: Selection, { anyway = false } = {}) {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, selection.wave);
    const wave = await getOpenWave(tx, selection.wave);
    const steps = stepsOf((await getStudy(tx, wave.study)).definition.mail.steps, wave);
    const today = localDay(tx.now());
    return queueNow(tx, selection, notReminded, ({ out, had }) => {
      if (out) return { skip: out };
      if (had.some(({ state }) => state === 'waiting')) return { skip: 'tooSoon' };
      if (!had.some(({ step, state }) => step === 'invitation' && state === 'gone')) return { skip: 'notInvited' };
      const next = nextLetter(steps, had, { today });
      if (!next) return { skip: 'hadAll' };
      return next.day > today && !anyway ? { skip: 'tooSoon' } : { step: next.step.step };
    });
  });
}

/** A letter to be queued. */
export interface ToQueue {
  readonly person: Person;
  readonly step: StepName;
}

/**
 * Queues for everyone of a selection the letter of `decide`, or counts why there is none; all or
 * nothing. Who was queued by another process meanwhile is not queued twice, and counts as
 * `tooSoon`.
 */
async function queueNow<Reason extends string>(
  ctx: Ctx,
  selection: Selection,
  reasons: Readonly<Record<Reason | 'tooSoon', number>>,
  decide: (person: Person) => { skip: NoInfer<Reason> } | { step: StepName },
): Promise<Queued<Reason | 'tooSoon'>> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, selection.wave);
    const wave = await getOpenWave(tx, selection.wave);
    await requireSecret(tx);
    const skipped: Record<Reason | 'tooSoon', number> = { ...reasons };
    let queued = 0;
    for await (const people of listPeople(tx, wave, selection)) {
      const letters = people.flatMap((person): ToQueue[] => {
        const decided = decide(person);
        if ('step' in decided) return [{ person, step: decided.step }];
        skipped[decided.skip]++;
        return [];
      });
      const inserted = await queueLetters(tx, wave.slug, letters);
      queued += inserted;
      skipped.tooSoon += letters.length - inserted;
    }
    if (queued > many) await analyse(tx, 'outbox');
    return { queued, skipped };
  });
}

/**
 * Queues letters, to go now, and no later than `until`. Returns how many: who was queued by another
 * process meanwhile is not queued twice. The invitation withdraws an announcement that still waits.
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
