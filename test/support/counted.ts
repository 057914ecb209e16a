import type { Ctx } from '../../src/context.js';
import { transact } from '../../src/database/transact.js';
import { findNewestQuestionnaire } from '../../src/study/stored.js';
import { everyone } from '../../src/questionnaire/response.js';
import { anchorTable, askedCode, baseCode } from '../../src/questionnaire/question.js';
import { countKey } from '../../src/results/cell.js';

/** How many gave each code of a table, and nothing of anything else. */
export type Shares = Readonly<Record<string, Readonly<Record<string | number, number>>>>;

/**
 * A closed wave of which a group's tallies say so: for what compares figures, without people who answer. The base of a table
 * is the sum of its codes below 96.
 */
export async function addCountedWave(ctx: Ctx, wave: string, group: string, shares: Shares): Promise<void> {
  await transact(ctx, async (tx) => {
    const { study } = await tx.db.selectFrom('wave').select('study').limit(1).executeTakeFirstOrThrow();
    const at = tx.now().toISOString();
    await tx.db
      .insertInto('wave')
      .values({ slug: wave, study, kind: 'fieldwork', added_at: at, opened_at: at, closed_at: at })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet({ closed_at: at }))
      .execute();
    const newest = await findNewestQuestionnaire(tx, study, group);
    await tx.db
      .insertInto('wave_questionnaire')
      .values({ wave, grp: group, questionnaire: newest?.id ?? '' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const bases: number[] = [];
    const anchors = new Map(
      newest?.questionnaire.questions.flatMap(({ id, definition: { anchor } }) =>
        anchor ? [[id, anchorTable(id, anchor)] as const] : [],
      ),
    );
    const asAnchors = Object.entries(shares).flatMap(([id, codes]) => {
      const table = anchors.get(id) ?? id;
      return table === id ? [] : [[table, codes] as const];
    });
    const counts = [...Object.entries(shares), ...asAnchors].flatMap(([table, codes]) => {
      const given = Object.entries(codes).filter(([, count]) => count > 0);
      const base = given.filter(([code]) => !(Number(code) >= 96)).reduce((sum, [, count]) => sum + count, 0);
      const asked = given.reduce((sum, [, count]) => sum + count, 0);
      bases.push(asked);
      const own = [...given, [askedCode, asked] as const]
        .filter(([, count]) => count > 0)
        .map(([code, count]) => [countKey({ table, code }), count] as const);
      return base > 0 ? [...own, [countKey({ table, code: baseCode }), base] as const] : own;
    });
    const all = [[countKey({ table: everyone, code: baseCode }), Math.max(1, ...bases)] as const, ...counts];
    await tx.db
      .insertInto('tally')
      .values({ wave, grp: group, bureau: 'blcc', stripe: 0, counts: JSON.stringify(Object.fromEntries(all)) })
      .execute();
  });
}
