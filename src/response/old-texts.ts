import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { yieldToEventLoop } from '../event-loop.js';
import { erasedText, parseAnswers, singleValue, type Fields } from '../questionnaire/fields.js';
import { openFieldsOf } from '../results/open-answers.js';
import { outdateExported } from '../study/exported.js';
import { eachResponse } from '../study/responses.js';
import { getQuestionnaire } from '../study/stored.js';

/** How many responses are rewritten in one transaction, so that nobody waits long. */
const pageSize = 100;

/**
 * Replaces what people of a wave wrote in their own words by a mark, and returns in how many
 * responses. That they wrote stays: every count is what it was. Files that hold the words are
 * marked as outdated.
 */
export async function eraseTexts(ctx: Ctx, wave: string): Promise<number> {
  let erased = 0;
  let page: { id: string; answers: string }[] = [];
  const write = async () => {
    const rows = page;
    page = [];
    await transact(ctx, async (tx) => {
      for (const { id, answers } of rows) {
        await tx.db.updateTable('response').set({ answers }).where('id', '=', id).execute();
      }
      await outdateExported(tx, wave);
    });
    erased += rows.length;
    await yieldToEventLoop();
  };
  const groups = await ctx.db.selectFrom('wave_questionnaire').select('grp').where('wave', '=', wave).execute();
  for (const { grp } of groups) {
    for await (const row of eachResponse(ctx.db, { wave, group: grp })) {
      const { questionnaire } = await getQuestionnaire(ctx, row.questionnaire);
      const names = openFieldsOf(questionnaire).map(({ name }) => name);
      const answers = withoutTexts(parseAnswers(row.answers), names);
      if (answers) page.push({ id: row.id, answers: JSON.stringify(answers) });
      if (page.length === pageSize) await write();
    }
  }
  if (page.length) await write();
  return erased;
}

/** The answers with a mark for each text; undefined where there is nothing to erase. */
function withoutTexts(answers: Fields, names: readonly string[]): Fields | undefined {
  const written = names.filter((name) => ![undefined, '', erasedText].includes(singleValue(answers, name)));
  if (!written.length) return undefined;
  return { ...answers, ...Object.fromEntries(written.map((name) => [name, erasedText])) };
}
