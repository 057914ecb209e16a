import type { Ctx } from '../context.js';
import type { Fields } from '../questionnaire/fields.js';
import { countResponse } from '../questionnaire/response.js';
import { getQuestionnaire } from '../study/stored.js';

const pageSize = 500;

/** Counts every response anew and gives the tallies that say otherwise; an empty list when all agree. */
export async function findWrongTallies(ctx: Ctx): Promise<{ tally: string; counted: number; stored: number }[]> {
  const counted = new Map<string, number>();
  for (let after = ''; ;) {
    const page = await ctx.db
      .selectFrom('response')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute();
    for (const row of page) {
      const { questionnaire } = await getQuestionnaire(ctx, row.questionnaire);
      for (const { table, code } of countResponse(questionnaire, JSON.parse(row.answers) as Fields)) {
        const key = [row.wave, row.grp, row.bureau, table, code].join(' ');
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
    }
    const last = page.at(-1);
    if (!last) break;
    after = last.id;
  }
  const stored = new Map(
    (await ctx.db.selectFrom('tally').selectAll().execute()).map((row) => [
      [row.wave, row.grp, row.bureau, row.variable, row.code].join(' '),
      row.count,
    ]),
  );
  return [...new Set([...counted.keys(), ...stored.keys()])]
    .map((tally) => ({ tally, counted: counted.get(tally) ?? 0, stored: stored.get(tally) ?? 0 }))
    .filter((row) => row.counted !== row.stored);
}
