import type { Ctx } from '../context.js';
import type { Mailbox } from '../mail/letter.js';
import { problems } from '../problem.js';
import { findNewestQuestionnaire, getStudyWith } from '../study/stored.js';
import { keyOfAddress } from '../mail/address.js';
import { composeLetter, type Addressee } from './compose.js';
import { getFieldworkWave, listWaves, statusOf, type Wave } from '../study/waves.js';

/** A letter as its receiver will see it, except that the token of the links is masked. */
export interface LetterPreview {
  readonly wave: string;
  readonly step: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  /** The headers that say how the letter was made and how to opt out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

/** Which letter to whom. Without a wave it is of the newest open one, else of the newest one. */
export interface LetterAsked {
  readonly step: string;
  readonly email: string;
  readonly wave?: string | undefined;
  readonly group?: string | undefined;
}

/**
 * Writes a step's letter to the invitee with this address. Sends nothing. A wave that has not
 * opened yet asks the newest questionnaire. Throws for an unknown step or address, and for an
 * address in two groups where none is named.
 */
export async function previewLetter(ctx: Ctx, { step, email, wave: slug, group }: LetterAsked): Promise<LetterPreview> {
  const wave = slug === undefined ? await getNewestWave(ctx) : await getFieldworkWave(ctx, slug);
  const { definition } = await getStudyWith(ctx, wave.study, { group });
  const steps = definition.mail.steps.map((known) => known.step);
  const known = steps.find((name) => name === step);
  const letter =
    known && (await composeLetter(ctx, known, await findAddressee(ctx, wave, email, group), { preview: true }));
  if (!letter) throw problems.unknownStep(step, steps);
  const { from, to, replyTo, subject, text, html } = letter;
  const headers = Object.fromEntries(Object.entries(letter.headers).map(([name, { value }]) => [name, value]));
  return { wave: wave.slug, step, from: write(from), to: write(to), replyTo, subject, headers, text, html };
}

async function getNewestWave(ctx: Ctx): Promise<Wave> {
  const waves = (await listWaves(ctx))
    .filter(({ kind, importedAt }) => kind === 'fieldwork' && importedAt === null)
    .sort((a, b) => b.addedAt.localeCompare(a.addedAt) || b.slug.localeCompare(a.slug));
  const newest = waves.find((wave) => statusOf(wave) === 'open') ?? waves[0];
  if (!newest) throw problems.noWave();
  return newest;
}

async function findAddressee(ctx: Ctx, wave: Wave, email: string, group?: string): Promise<Addressee> {
  const found = await ctx.db
    .selectFrom('invitee')
    .leftJoin('wave_questionnaire', (join) =>
      join.onRef('wave_questionnaire.wave', '=', 'invitee.wave').onRef('wave_questionnaire.grp', '=', 'invitee.grp'),
    )
    .select(['invitee.id as invitee', 'invitee.wave', 'invitee.grp', 'invitee.bureau', 'invitee.email', 'invitee.name'])
    .select(['invitee.language', 'invitee.link_version', 'wave_questionnaire.questionnaire'])
    .where('invitee.wave', '=', wave.slug)
    .where('invitee.email_key', '=', keyOfAddress(email))
    .where('invitee.sample', '=', 0)
    .where('invitee.asked_through', 'is', null)
    .$if(group !== undefined, (query) => query.where('invitee.grp', '=', group ?? ''))
    .orderBy('invitee.grp')
    .execute();
  const [person, another] = found;
  if (!person) throw problems.unknownAddress(email, wave.slug);
  if (another) {
    throw problems.severalGroups(
      email,
      found.map(({ grp }) => grp),
    );
  }
  const questionnaire = person.questionnaire ?? (await findNewestQuestionnaire(ctx, wave.study, person.grp))?.id;
  if (questionnaire === undefined) throw problems.noStudy();
  return { ...person, study: wave.study, until: wave.until, questionnaire };
}

function write({ name, address }: Mailbox): string {
  return name ? `${name} <${address}>` : address;
}
