import type { Ctx } from '../context.js';
import { getStudy, findAskedQuestionnaire, findNewestQuestionnaire } from '../study/stored.js';
import type { Wave } from '../study/waves.js';
import type { WrittenLetter } from '../mail/letter.js';
import { composeLetter } from './compose.js';
import type { InviteeRow } from './invitee-row.js';

/**
 * Writes the first letter to a person of a list who is no invitee yet. Its link is masked. Undefined
 * where the study has no such letter to their group.
 */
export async function writeFirstLetter(ctx: Ctx, wave: Wave, row: InviteeRow): Promise<WrittenLetter | undefined> {
  const { definition } = await getStudy(ctx, wave.study);
  const [first] = definition.mail.steps;
  const questionnaire =
    (await findAskedQuestionnaire(ctx, wave.slug, row.group)) ??
    (await findNewestQuestionnaire(ctx, wave.study, row.group));
  if (!first || !questionnaire) return undefined;
  const { email, name, language, bureau } = row;
  const of = { wave: wave.slug, study: wave.study, until: wave.until, questionnaire: questionnaire.id };
  const to = { ...of, invitee: '', grp: row.group, bureau, email, name, language, link_version: 1 };
  return composeLetter(ctx, first.step, to, { preview: true });
}
