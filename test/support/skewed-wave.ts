import type { Ctx } from '../../src/context.js';
import { transact } from '../../src/database/transact.js';
import { randomFrom } from '../../src/questionnaire/random.js';
import { countResponse } from '../../src/questionnaire/response.js';
import { GroupCount, tallyGroup } from '../../src/results/tally.js';
import { findNewestQuestionnaire, getOnlyStudy } from '../../src/study/stored.js';
import { pinQuestionnaire } from '../../src/study/waves.js';
import { skewedRespondents } from './skewed-answers.js';

/** A wave to be made: its name, and how many people of each group answered. */
export interface SkewedWave {
  readonly wave: string;
  readonly seed: string;
  readonly people: Readonly<Record<string, number>>;
}

/** As many as answered in 2015. */
export const realSize = { 'ex-client': 53, employer: 27 };

/**
 * Makes a closed wave of skewed answers, each of any bureau. The same seed gives the same answers;
 * the ids of the responses are given by bureau.
 */
export async function addSkewedWave(
  ctx: Ctx,
  { wave, seed, people }: SkewedWave,
): Promise<{ readonly id: string; readonly group: string; readonly bureau: string }[]> {
  const { definition } = await getOnlyStudy(ctx);
  const made: { id: string; group: string; bureau: string }[] = [];
  await transact(ctx, async (tx) => {
    const at = tx.now().toISOString();
    await tx.db
      .insertInto('wave')
      .values({
        slug: wave,
        study: definition.study,
        kind: 'fieldwork',
        previous: null,
        added_at: at,
        closed_at: at,
        imported_at: at,
        synthetic: 1,
      })
      .execute();
    for (const [group, n] of Object.entries(people)) {
      const newest = await findNewestQuestionnaire(tx, definition.study, group);
      if (!newest) throw new Error(`no questionnaire of ${group} was loaded`);
      const { id: questionnaire, questionnaire: asked } = newest;
      await pinQuestionnaire(tx, { wave, grp: group, questionnaire });
      const random = randomFrom(`${seed} ${group}`);
      const respondent = skewedRespondents(asked, random);
      const counted = new GroupCount();
      for (let i = 0; i < n; i++) {
        const bureau = definition.bureaus[Math.floor(random() * definition.bureaus.length)]?.slug ?? '';
        const answers = respondent();
        const row = { id: tx.newId(), wave, grp: group, bureau, questionnaire, answers: JSON.stringify(answers) };
        await tx.db.insertInto('response').values(row).execute();
        counted.add(bureau, countResponse(asked, answers));
        made.push({ id: row.id, group, bureau });
      }
      await tallyGroup(tx, { wave, grp: group }, counted);
    }
  });
  return made;
}
