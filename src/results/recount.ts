import type { Ctx } from '../context.js';
import { parseAnswers } from '../questionnaire/fields.js';
import { countResponse } from '../questionnaire/response.js';
import { eachResponse } from '../study/responses.js';
import { getQuestionnaire } from '../study/stored.js';
import { countKey } from './cell.js';
import { readTallies } from './tally.js';

/** A stored count that is not the sum of the responses. */
export interface WrongTally {
  /** The wave, group, bureau and `countKey`, with spaces between. */
  readonly tally: string;
  readonly counted: number;
  readonly stored: number;
}

/**
 * Returns the tallies that differ from a fresh count of every response. It may run while people
 * send; an empty list when all agree.
 */
export async function findWrongTallies(ctx: Ctx): Promise<WrongTally[]> {
  const reader = ctx.database.openReader();
  try {
    const look = reader.transaction().setIsolationLevel('repeatable read');
    return await look.execute((db) => compare({ ...ctx, db }));
  } finally {
    await reader.destroy();
  }
}

async function compare(ctx: Ctx): Promise<WrongTally[]> {
  const counted = await countAnew(ctx);
  const stored = new Map<string, number>();
  const cells = await ctx.db.selectFrom('tally').select(['wave', 'grp']).distinct().execute();
  for (const { wave, grp } of cells) {
    for (const [bureau, counts] of Object.entries(await readTallies(ctx, wave, grp))) {
      for (const [key, count] of Object.entries(counts)) stored.set([wave, grp, bureau, key].join(' '), count);
    }
  }
  return [...new Set([...counted.keys(), ...stored.keys()])]
    .map((tally) => ({ tally, counted: counted.get(tally) ?? 0, stored: stored.get(tally) ?? 0 }))
    .filter((row) => row.counted !== row.stored);
}

async function countAnew(ctx: Ctx): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for await (const row of eachResponse(ctx.db)) {
    const { questionnaire } = await getQuestionnaire(ctx, row.questionnaire);
    for (const count of countResponse(questionnaire, parseAnswers(row.answers))) {
      const key = [row.wave, row.grp, row.bureau, countKey(count)].join(' ');
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
  }
  return counted;
}
