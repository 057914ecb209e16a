import type { SendMailOptions } from 'nodemailer';
import type { Ctx } from '../context.js';
import { fillIn, type LetterPlaceholders } from '../mail/fill-in.js';
import { greet, writeLetter, type LetterTo, type WrittenLetter } from '../mail/letter.js';
import { returnPath } from '../mail/return-path.js';
import { localDay } from '../language/local-day.js';
import { numbersIn } from '../language/numbers.js';
import { Language, inLanguage } from '../language/text.js';
import { hmac, linkToken } from '../secret.js';
import type { Letter } from '../study/definition.js';
import { getQuestionnaire, getStudy, lastLoaded } from '../study/stored.js';
import { tellDates } from '../study/wave-dates.js';

/** Whom a letter is for. */
export interface Addressee {
  readonly invitee: string;
  readonly wave: string;
  readonly grp: string;
  readonly bureau: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly link_version: number;
  /** The same person on the list of another bureau, which asks. */
  readonly asked_through?: string | null;
  readonly study: string;
  /** The planned end of the wave: a date in the Netherlands. */
  readonly until: string | null;
  /** When the study was last loaded, if it was read too. */
  readonly loaded_at?: string | null;
  readonly questionnaire: string;
  /** When the letter was queued, where it is one of the outbox. */
  readonly queued_at?: string;
}

/** Selects the invitees of a wave that has opened, as addressees. */
export function addressees(ctx: Ctx) {
  return ctx.db
    .selectFrom('invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .innerJoin('wave_questionnaire', (join) =>
      join.onRef('wave_questionnaire.wave', '=', 'invitee.wave').onRef('wave_questionnaire.grp', '=', 'invitee.grp'),
    )
    .select(['invitee.id as invitee', 'invitee.wave', 'invitee.grp', 'invitee.bureau', 'invitee.email', 'invitee.name'])
    .select([
      'invitee.language',
      'invitee.link_version',
      'invitee.asked_through',
      'wave.study',
      'wave.until',
      lastLoaded.as('loaded_at'),
      'wave_questionnaire.questionnaire',
    ]);
}

const buttons: Record<Language, string> = { nl: 'Naar de vragenlijst', en: 'Go to the questionnaire' };

/** Takes the place of the link's token in a preview. */
export const mask = '••••••••••••••••••••••';

/**
 * Writes a step's letter to one person. The link is derived here and stored nowhere. Returns
 * undefined where the study has no such letter to their group.
 */
export async function composeLetter(ctx: Ctx, step: string, to: Addressee): Promise<WrittenLetter | undefined> {
  const contents = await findContents(ctx, step, to);
  return contents && writeLetter(contents);
}

/**
 * Returns what a step's letter to one person is made of; undefined where the study has none to
 * their group. In a preview the token of its links is masked. `written` takes the place of the text
 * that is sent now.
 */
export async function findContents(
  ctx: Ctx,
  step: string,
  to: Addressee,
  { preview = false, written: other }: { readonly preview?: boolean; readonly written?: Letter | undefined } = {},
): Promise<LetterTo | undefined> {
  const { definition, letters } = await getStudy(ctx, to.study, to.loaded_at);
  const { questionnaire } = await getQuestionnaire(ctx, to.questionnaire);
  const language = Language.catch('nl').parse(to.language);
  const texts = new Map(Object.entries(letters)).get(step)?.[to.grp];
  const written = other ?? texts?.[language] ?? texts?.nl;
  if (!written) return undefined;
  const token = preview ? mask : linkToken(ctx.keys, to.wave, to.invitee, to.link_version);
  const bureau = definition.bureaus.find(({ slug }) => slug === to.bureau);
  const name = bureau?.name ?? to.bureau;
  const own = bureau?.mail ?? {};
  const { minutes } = questionnaire.definition;
  const { baseUrl } = ctx.config;
  const inEnglish = language === 'en' ? '?taal=en' : '';
  const words: LetterPlaceholders = {
    greeting: greetAs(own.greeting?.[language], to.name, language),
    name: to.name,
    bureau: name,
    link: `${baseUrl}/i/${token}`,
    optOut: `${baseUrl}/afmelden/${token}`,
    notMe: `${baseUrl}/niet-voor-mij/${token}`,
    minutes: numbersIn(language).fromTo(minutes.from, minutes.to),
    privacyPage: `${baseUrl}/privacy${inEnglish}`,
    reportPage: `${baseUrl}/rapport${inEnglish}`,
    ...tellDates(to, definition, localDay(ctx.now()), language),
    contactName: definition.contact.name,
    contactEmail: definition.contact.email,
    signature: own.signature?.[language] ?? own.signature?.nl ?? name,
  };
  return {
    written,
    language,
    words,
    sentence: own.sentence?.[language],
    button: buttons[language],
    to: { name: to.name, address: to.email },
    from: {
      name: own.from
        ? inLanguage(own.from, language)
        : fillIn(inLanguage(definition.mail.from.name, language), { bureau: name }),
      address: ctx.config.mailFrom,
    },
    replyTo: own.replyTo ?? definition.contact.email,
    unsubscribe: words.optOut,
    messageId: idOfMessage(ctx, step, to),
  };
}

/** The greeting of a bureau; by name it needs one. */
function greetAs(own: string | undefined, name: string, language: Language): string {
  const fits = own !== undefined && (name !== '' || !own.includes('{name}'));
  return fits ? fillIn(own, { name }) : greet(name, language);
}

/**
 * The same each time that a letter is tried, so that a mailbox that got it recognises it; another
 * once staff have queued it anew.
 */
function idOfMessage(ctx: Ctx, step: string, { wave, invitee, link_version, queued_at = '' }: Addressee): string {
  return hmac(ctx.keys.link, 'letter', wave, invitee, link_version, step, queued_at).toString('hex').slice(0, 32);
}

/** Returns the letter with the address to which it bounces. */
export function withReturnPath(ctx: Ctx, letter: WrittenLetter, letterId: string): SendMailOptions {
  const from = returnPath(ctx.keys.bounce, letterId, ctx.config.bounceAddress);
  return { ...letter, envelope: { from, to: letter.to.address } };
}
