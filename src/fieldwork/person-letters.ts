import type { Ctx } from '../context.js';
import { localDay } from '../language/local-day.js';
import { placeOf } from '../study/definition.js';
import { stateOf, type LetterState } from './letter-state.js';
import type { OwnPerson, Owner } from './own-people.js';

/** A letter to one person: what became of it, by day. */
export interface PersonLetter {
  readonly id: string;
  readonly step: string;
  readonly state: LetterState;
  /** The date in the Netherlands on which it was queued, or came to its state. */
  readonly day: string;
  /** Whether it came back after it was accepted: for good, or for now. */
  readonly returned: 'hard' | 'soft' | null;
}

/**
 * Returns the letters to one person, in the order of the plan. None of who answered: which letters
 * went would say when.
 */
export async function listPersonLetters(ctx: Ctx, { wave }: Owner, { id, state }: OwnPerson): Promise<PersonLetter[]> {
  if (state === 'answered') return [];
  const rows = await ctx.db
    .selectFrom('outbox')
    .selectAll()
    .where('wave', '=', wave)
    .where('invitee', '=', id)
    .execute();
  return rows
    .map((row): PersonLetter => ({
      id: row.id,
      step: row.step,
      state: stateOf(row),
      day: localDay(new Date(row.accepted_at ?? row.failed_at ?? row.unknown_at ?? row.queued_at)),
      returned: row.returned === 'hard' || row.returned === 'soft' ? row.returned : null,
    }))
    .sort((a, b) => placeOf(a.step) - placeOf(b.step));
}
