import { z } from 'zod';
import type { Language, Text } from '../language/text.js';
import { toUnicodeForm } from '../language/unicode-form.js';
import { faultOfAddress } from '../mail/address.js';
import { fold } from '../files/names.js';
import { quoted } from '../files/quote.js';
import { faultOfExternalId, faultOfName, faultOfText } from './invitee-text.js';

/** What the reader of invitees needs of a study; a study's definition fits. */
export interface InviteeStudy {
  readonly languages: readonly Language[];
  readonly bureaus: readonly { readonly slug: string; readonly name: string }[];
  readonly groups: readonly {
    readonly slug: string;
    readonly name: Text;
    /** One person of the group: ex-cliënt. */
    readonly one?: Text;
    /** What lists call the group besides. */
    readonly alsoCalled?: readonly string[] | undefined;
  }[];
}

/** A text, without blanks and line breaks around it, that `faultOf` finds nothing wrong with. */
function text(faultOf: (written: string) => string | undefined) {
  return z
    .string()
    .trim()
    .overwrite((written) => toUnicodeForm(written, 'NFC'))
    .refine((written) => faultOf(written) === undefined, { error: ({ input }) => faultOf(String(input)), abort: true });
}

const email = text(faultOfText)
  .min(1, { error: 'Hier moet een adres staan. Vul het in, of haal de rij weg.', abort: true })
  .superRefine((written, context) => {
    const fault = faultOfAddress(written);
    if (fault) context.addIssue(`${quoted(written)} kan geen e-mailadres zijn. ${fault}`);
  });

/**
 * Returns readers of an invitee's fields. Each returns the value of a text, or a Dutch sentence how
 * to fix it.
 */
export function inviteeFields(study: InviteeStudy) {
  const names = ({ nl, en }: Text) => (en === undefined ? [nl] : [nl, en]);
  return {
    email,
    name: text(faultOfName).max(200, 'Een naam mag hoogstens 200 tekens lang zijn.'),
    namePart: text(faultOfText),
    group: choice(
      'doelgroep',
      study.groups.map(({ slug, name, one, alsoCalled = [] }) => ({
        slug,
        names: [...names(name), ...(one ? names(one) : []), ...alsoCalled],
      })),
    ),
    bureau: choice(
      'bureau',
      study.bureaus.map(({ slug, name }) => ({ slug, names: [name] })),
    ),
    language: choice(
      'taal',
      study.languages.map((slug) => ({ slug, names: languageNames[slug] })),
      study.languages[0],
      (written) => written.replace(region, '$1'),
    ),
    externalId: text(faultOfExternalId)
      .max(100, 'Een kenmerk mag hoogstens 100 tekens lang zijn.')
      .transform((written) => (written === '' ? null : written)),
  };
}

const languageNames: Record<Language, readonly string[]> = { nl: ['Nederlands', 'Dutch'], en: ['Engels', 'English'] };

/** A language with the region in which it is spoken, as programs write it: nl-NL, en_GB.UTF-8. */
const region = /^(nl|en)[-_][\w.-]+$/i;

/**
 * A field that names one of several things by its slug or by one of its names, as `fold` compares
 * them.
 */
function choice<Slug extends string>(
  what: string,
  options: readonly { readonly slug: Slug; readonly names: readonly string[] }[],
  blank?: Slug,
  simplify = (written: string) => written,
) {
  const spellings = options.map(({ slug, names }) => ({ slug, folded: new Set([slug, ...names].map(fold)) }));
  const choices = `Kies uit: ${options.map(({ slug, names }) => (names[0] ? `${slug} (${names[0]})` : slug)).join(', ')}.`;
  return z.string().transform((written, context): Slug => {
    const trimmed = simplify(written.trim()).toLowerCase();
    if (trimmed === '' && blank !== undefined) return blank;
    const folded = fold(trimmed);
    const exact = options.filter(({ slug }) => slug === trimmed);
    const [only, another] = exact.length ? exact : spellings.filter((option) => option.folded.has(folded));
    if (only && !another) return only.slug;
    const unknown = trimmed === '' ? 'Hier moet iets staan.' : `${quoted(written)} is geen ${what} van dit onderzoek.`;
    context.addIssue(`${faultOfText(written.trim()) ?? unknown} ${choices}`);
    return z.NEVER;
  });
}
