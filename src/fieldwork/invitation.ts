import type { Ctx } from '../context.js';
import { analyse } from '../database/analyse.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { getStudyWith } from '../study/stored.js';
import { requireSecret } from './secret-check.js';
import { getFieldworkWave, statusOf } from './waves.js';

/** Whom a command is about: a whole wave, or a group or bureau of it. */
export interface Selection {
  readonly wave: string;
  readonly group?: string | undefined;
  readonly bureau?: string | undefined;
}

export interface Invited {
  readonly queued: number;
  /** Why the others got none; each person under the first reason that holds. */
  readonly skipped: { completed: number; optedOut: number; bounced: number; tooSoon: number };
}

/** How many rows go into one statement, well under what both databases take. */
const batch = 500;

/** Queues the invitation for everyone of the selection who was not invited yet. */
export async function inviteAll(ctx: Ctx, selection: Selection): Promise<Invited> {
  const wave = await getFieldworkWave(ctx, selection.wave);
  if (statusOf(wave) === 'closed') throw problems.waveClosed(wave.slug);
  if (statusOf(wave) !== 'open') throw problems.waveNotOpen(wave.slug);
  await getStudyWith(ctx, wave.study, selection);
  await requireSecret(ctx);
  return transact(ctx, async (tx) => {
    const { group, bureau } = selection;
    const people = await tx.db
      .selectFrom('invitee')
      .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
      .leftJoin('outbox', (join) =>
        join
          .onRef('outbox.wave', '=', 'invitee.wave')
          .onRef('outbox.invitee', '=', 'invitee.id')
          .on('outbox.step', '=', 'invitation'),
      )
      .select([
        'invitee.id',
        'invitee.grp',
        'invitee.bureau',
        'opted_out_at',
        'bounced_at',
        'awaiting.invitee as awaited',
        'outbox.id as letter',
      ])
      .where('invitee.wave', '=', wave.slug)
      .where('invitee.sample', '=', 0)
      .$if(group !== undefined, (query) => query.where('invitee.grp', '=', group ?? ''))
      .$if(bureau !== undefined, (query) => query.where('invitee.bureau', '=', bureau ?? ''))
      .execute();
    const skipped = { completed: 0, optedOut: 0, bounced: 0, tooSoon: 0 };
    const due: typeof people = [];
    for (const person of people) {
      if (person.awaited === null) skipped.completed++;
      else if (person.opted_out_at !== null) skipped.optedOut++;
      else if (person.bounced_at !== null) skipped.bounced++;
      else if (person.letter !== null) skipped.tooSoon++;
      else due.push(person);
    }
    const now = tx.now().toISOString();
    let queued = 0;
    for (let start = 0; start < due.length; start += batch) {
      const rows = due.slice(start, start + batch).map((person) => ({
        id: tx.newId(),
        wave: wave.slug,
        invitee: person.id,
        grp: person.grp,
        bureau: person.bureau,
        step: 'invitation',
        queued_at: now,
        not_before: now,
        attempts: 0,
      }));
      const { numInsertedOrUpdatedRows } = await tx.db
        .insertInto('outbox')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      queued += Number(numInsertedOrUpdatedRows);
    }
    if (queued > batch) await analyse(tx, 'outbox');
    // Who was queued by another command meanwhile is not queued twice.
    skipped.tooSoon += due.length - queued;
    return { queued, skipped };
  });
}
