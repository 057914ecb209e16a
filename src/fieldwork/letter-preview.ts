import type { Ctx } from '../context.js';
import { writeLetter, type Mailbox } from '../mail/letter.js';
import { problems } from '../problem.js';
import { getStudyWith } from '../study/stored.js';
import { keyOfAddress } from '../mail/address.js';
import { findContents, type Addressee } from './compose.js';
import { peopleOf, toAddressee } from './letter-example.js';
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
  const contents =
    known && (await findContents(ctx, known, await getAddressee(ctx, wave, email, group), { preview: true }));
  if (!contents) throw problems.unknownStep(step, steps);
  const letter = writeLetter(contents);
  const { from, to, replyTo, subject, text, html } = letter;
  const headers = Object.fromEntries(Object.entries(letter.headers).map(([name, { value }]) => [name, value]));
  return {
    wave: wave.slug,
    step,
    from: writeMailbox(from),
    to: writeMailbox(to),
    replyTo,
    subject,
    headers,
    text,
    html,
  };
}

async function getNewestWave(ctx: Ctx): Promise<Wave> {
  const waves = (await listWaves(ctx))
    .filter(({ kind, importedAt }) => kind === 'fieldwork' && importedAt === null)
    .sort((a, b) => b.addedAt.localeCompare(a.addedAt) || b.slug.localeCompare(a.slug));
  const newest = waves.find((wave) => statusOf(wave) === 'open') ?? waves[0];
  if (!newest) throw problems.noWave();
  return newest;
}

async function getAddressee(ctx: Ctx, wave: Wave, email: string, group?: string): Promise<Addressee> {
  const found = await peopleOf(ctx, wave)
    .where('invitee.email_key', '=', keyOfAddress(email))
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
  return toAddressee(ctx, wave, person);
}

/** Returns a name and an address on one line. */
export function writeMailbox({ name, address }: Mailbox): string {
  return name ? `${name} <${address}>` : address;
}
