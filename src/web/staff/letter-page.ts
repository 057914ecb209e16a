import { createHash } from 'node:crypto';
import type { Ctx } from '../../context.js';
import { findContents, type Addressee } from '../../fieldwork/compose.js';
import { exampleOf, getOwnAddressee } from '../../fieldwork/letter-example.js';
import { Language } from '../../language/text.js';
import type { LetterTo } from '../../mail/letter.js';
import { problems } from '../../problem.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import type { Letter, StepName } from '../../study/definition.js';
import { readForm } from '../plugins/forms.js';
import type { StaffScope } from './scope.js';

/** Which letter a page shows, and to whom it goes there. */
export interface ShownLetter {
  readonly step: StepName;
  readonly group: string;
  readonly language: Language;
  readonly to: Addressee;
  /** The row of the person who was chosen; empty for a made-up one. */
  readonly person: string;
}

/**
 * Returns which letter is asked for. Staff see it for one of their own people or a made-up one, the
 * coordinator for a made-up one of a bureau. Throws for what is not there, and for a person of
 * another bureau.
 */
export async function readShownLetter(
  ctx: Ctx,
  scope: StaffScope,
  params: { step: string },
  query: unknown,
): Promise<ShownLetter> {
  const { study, wave, bureau: own } = scope;
  const { mail, groups, bureaus, languages } = study.definition;
  const asked = readForm(query);
  const step = mail.steps.find((one) => one.step === params.step)?.step;
  if (!step) throw problems.notFound();
  const person = own === undefined ? '' : wordIn(asked, 'person');
  if (person !== '' && own !== undefined) {
    if (!wave) throw problems.notFound();
    const to = await getOwnAddressee(ctx, wave, own, person);
    return { step, group: to.grp, language: Language.catch('nl').parse(to.language), to, person };
  }
  const group = chosen(groups, wordIn(asked, 'group'));
  const bureau = own ?? chosen(bureaus, wordIn(asked, 'bureau'));
  const word = wordIn(asked, 'language');
  const language = word === '' ? languages[0] : languages.find((one) => one === word);
  if (language === undefined) throw problems.notFound();
  const of = { study: study.definition.study, wave, grp: group, bureau };
  return { step, group, language, to: await exampleOf(ctx, of, language), person };
}

/** The one that is asked for by its slug, or the first. */
function chosen(known: readonly { readonly slug: string }[], slug: string): string {
  const found = slug === '' ? known[0] : known.find((one) => one.slug === slug);
  if (!found) throw problems.notFound();
  return found.slug;
}

/** Returns a single value of a form or query; empty where it has none. */
export function wordIn(fields: Fields, name: string): string {
  return singleValue(fields, name) ?? '';
}

/**
 * Returns what a shown letter is made of, its links masked; with another text where one is given.
 */
export async function contentsOf(ctx: Ctx, { step, to }: ShownLetter, written?: Letter): Promise<LetterTo> {
  const contents = await findContents(ctx, step, to, { preview: true, written });
  if (!contents) throw problems.notFound();
  return contents;
}

/**
 * Returns the part of a letter's HTML that can stand in a page, and what the page's policy has to
 * allow for it: the styles of the letter by their hashes, and nothing else.
 */
export function withinPage(html: string): { readonly block: string; readonly styles: string } {
  const [, block = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(html) ?? [];
  const styles = new Set([...block.matchAll(/ style="([^"]*)"/g)].map(([, style = '']) => style));
  const hashes = [...styles].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return { block, styles: ["'unsafe-hashes'", ...hashes].join(' ') };
}
