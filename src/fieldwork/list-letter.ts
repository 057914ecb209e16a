import type { Ctx } from '../context.js';
import { writeLetter, type WrittenLetter } from '../mail/letter.js';
import { findAskedQuestionnaire, getStudy } from '../study/stored.js';
import type { Wave } from '../study/waves.js';
import { findContents } from './compose.js';
import type { InviteeRow } from './invitee-row.js';
import { toAddressee } from './letter-example.js';

/**
 * Writes the first letter to a person of a list who is no invitee yet. Its link is masked.
 * Undefined where the study has no such letter to their group.
 */
export async function writeFirstLetter(ctx: Ctx, wave: Wave, row: InviteeRow): Promise<WrittenLetter | undefined> {
  const [first] = (await getStudy(ctx, wave.study)).definition.mail.steps;
  if (!first) return undefined;
  const { email, name, language, bureau, group: grp } = row;
  const questionnaire = (await findAskedQuestionnaire(ctx, wave.slug, grp))?.id ?? null;
  const person = { invitee: '', wave: wave.slug, grp, bureau, email, name, language, link_version: 1, questionnaire };
  const contents = await findContents(ctx, first.step, await toAddressee(ctx, wave, person), { preview: true });
  return contents && writeLetter(contents);
}
