import type { Ctx } from '../context.js';
import type { Language } from '../language/text.js';
import { problems } from '../problem.js';
import { findAskedQuestionnaire, findNewestQuestionnaire } from '../study/stored.js';
import type { Wave } from '../study/waves.js';
import type { Addressee } from './compose.js';

/** The most people of a bureau and group that one chooses from. */
export const mostExamples = 100;

/** Somebody of a wave, who may not have opened yet: then it has no questionnaire. */
type InWave = Omit<Addressee, 'study' | 'until' | 'questionnaire'> & { readonly questionnaire: string | null };

/** Selects the people of a wave. Sample respondents are left out. */
export function peopleOf(ctx: Ctx, wave: Pick<Wave, 'slug'>) {
  return ctx.db
    .selectFrom('invitee')
    .leftJoin('wave_questionnaire', (join) =>
      join.onRef('wave_questionnaire.wave', '=', 'invitee.wave').onRef('wave_questionnaire.grp', '=', 'invitee.grp'),
    )
    .select(['invitee.id as invitee', 'invitee.wave', 'invitee.grp', 'invitee.bureau', 'invitee.email', 'invitee.name'])
    .select(['invitee.language', 'invitee.link_version', 'wave_questionnaire.questionnaire'])
    .where('invitee.wave', '=', wave.slug)
    .where('invitee.sample', '=', 0);
}

/**
 * Returns somebody as an addressee. A wave that has not opened yet asks the newest questionnaire.
 */
export async function toAddressee(ctx: Ctx, wave: Wave, person: InWave): Promise<Addressee> {
  const questionnaire = person.questionnaire ?? (await findNewestQuestionnaire(ctx, wave.study, person.grp))?.id;
  if (questionnaire === undefined) throw problems.noStudy();
  return { ...person, study: wave.study, until: wave.until, questionnaire };
}

/**
 * Returns one of a bureau's own people. Throws for anybody else, as for an id that nobody has, and
 * for who was made nameless.
 */
export async function getOwnAddressee(ctx: Ctx, wave: Wave, bureau: string, id: string): Promise<Addressee> {
  const person = await peopleOf(ctx, wave)
    .where('invitee.id', '=', id)
    .where('invitee.bureau', '=', bureau)
    .whereRef('invitee.email_key', '<>', 'invitee.id')
    .executeTakeFirst();
  if (!person) throw problems.notFound();
  return toAddressee(ctx, wave, person);
}

/** Returns people of a bureau and group to choose from, by name; `mostExamples` of them. */
export async function listExamples(ctx: Ctx, wave: Wave, cell: { readonly bureau: string; readonly grp: string }) {
  const people = await ctx.db
    .selectFrom('invitee')
    .select(['id', 'name', 'email'])
    .where('wave', '=', wave.slug)
    .where('grp', '=', cell.grp)
    .where('bureau', '=', cell.bureau)
    .where('sample', '=', 0)
    .whereRef('email_key', '<>', 'id')
    .orderBy('id')
    .limit(mostExamples)
    .execute();
  return people
    .map(({ id, name, email }) => ({ id, words: name ? `${name} (${email})` : email }))
    .sort((one, other) => one.words.localeCompare(other.words, 'nl'));
}

/** Who a letter is shown to where nobody was chosen. */
const madeUp = { name: 'Robin Jansen', email: 'robin.jansen@example.org' } as const;

/** Returns a made-up person of a bureau and group, with a wave or before there is one. */
export async function exampleOf(
  ctx: Ctx,
  of: { readonly study: string; readonly wave: Wave | undefined; readonly grp: string; readonly bureau: string },
  language: Language,
): Promise<Addressee> {
  const { study, wave, grp, bureau } = of;
  const questionnaire =
    (wave && (await findAskedQuestionnaire(ctx, wave.slug, grp))) ?? (await findNewestQuestionnaire(ctx, study, grp));
  if (!questionnaire) throw problems.noStudy();
  return {
    ...madeUp,
    ...{ invitee: '', wave: wave?.slug ?? '', grp, bureau, language, link_version: 1 },
    ...{ study, until: wave?.until ?? null, questionnaire: questionnaire.id },
  };
}
