import { expressionBuilder, sql } from 'kysely';
import type { Tables } from '../database/tables.js';
import { placeOf, stepNames } from '../study/definition.js';

/** Returns the place of a step among those of a plan, in SQL. */
export function placeInPlan(column: 'outbox.step' | 'other.step') {
  const places = stepNames.map((name) => sql`when ${name} then ${sql.lit(placeOf(name))}`);
  return sql<number>`case ${sql.ref(column)} ${sql.join(places, sql` `)} else -1 end`;
}

const eb = expressionBuilder<Tables, 'outbox'>();

/** Letters whose person had no later one that went or waits, in SQL. */
export const notOvertaken = eb.not(
  eb.exists(
    eb
      .selectFrom('outbox as other')
      .select('other.id')
      .whereRef('other.wave', '=', 'outbox.wave')
      .whereRef('other.invitee', '=', 'outbox.invitee')
      .where((other) => other(placeInPlan('other.step'), '>', placeInPlan('outbox.step')))
      .where('other.failed_at', 'is', null)
      .where('other.unknown_at', 'is', null),
  ),
);

/** Returns for each person the letter of the last step. */
export function lastOfEach<L extends { readonly invitee: string; readonly step: string }>(letters: readonly L[]): L[] {
  const last = new Map<string, L>();
  for (const letter of letters) {
    const before = last.get(letter.invitee);
    if (!before || placeOf(letter.step) > placeOf(before.step)) last.set(letter.invitee, letter);
  }
  return [...last.values()];
}
