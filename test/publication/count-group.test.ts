import { expect, it } from 'vitest';
import { countGroup } from '../../src/publication/count-group.js';
import { findNewestQuestionnaire, getOnlyStudy } from '../../src/study/stored.js';
import { openWorld } from '../support/world.js';

it('tells of an anchor the answers that were published, and the only other one', async () => {
  const { ctx } = await openWorld('sqlite');
  const { definition } = await getOnlyStudy(ctx);
  const bureaus = definition.bureaus.map(({ slug }) => slug);
  const told: Record<string, readonly string[]> = {};
  for (const group of definition.groups) {
    const newest = await findNewestQuestionnaire(ctx, definition.study, group.slug);
    const questionnaire = newest?.questionnaire;
    if (!questionnaire) continue;
    const { tables } = await countGroup(ctx.db, { wave: '2026', group, bureaus, cell: 3, questionnaire });
    for (const { id, exact } of tables) if (exact.length) told[id] = exact;
  }
  expect(told).toEqual({ XC_INITIATIEF: ['3'], OG_MGT: ['1', '0'] });
});
