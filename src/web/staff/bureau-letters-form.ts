import type { Language } from '../../language/text.js';
import { faultOfAddress } from '../../mail/address.js';
import { greetingPlaceholders, placeholdersIn } from '../../mail/fill-in.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import type { BureauLetters } from '../../study/definition.js';
import type { FormValues } from './conflict.js';
import type { FieldProblem } from './field-problem.js';
import type { LettersTexts } from './letters-texts.js';

/**
 * The words that a bureau sets in each language, with the most characters and lines of each, and
 * the rows of its field.
 */
export const ownWords = [
  { name: 'greeting', most: 100, lines: 1, rows: 1, placeholders: greetingPlaceholders },
  { name: 'signature', most: 300, lines: 5, rows: 3, placeholders: [] },
  { name: 'sentence', most: 300, lines: 1, rows: 3, placeholders: [] },
] as const satisfies readonly {
  name: keyof BureauLetters;
  most: number;
  lines: number;
  rows: number;
  placeholders: readonly string[];
}[];
type OwnWords = (typeof ownWords)[number];

/** Returns the name of a field in the form: `greeting_nl`. */
export function fieldOf({ name }: Pick<OwnWords, 'name'>, language: Language): string {
  return `${name}_${language}`;
}

/** Returns what a bureau set as the fields of its form have it. */
export function valuesOf(settings: BureauLetters, languages: readonly Language[]): FormValues {
  const words = ownWords.flatMap((one) =>
    languages.map((language) => [fieldOf(one, language), settings[one.name]?.[language] ?? ''] as const),
  );
  return { ...Object.fromEntries(words), replyTo: settings.replyTo ?? '' };
}

/** Returns what a bureau typed for its letters: as settings, or what is wrong with it. */
export function readBureauLetters(form: Fields, languages: readonly Language[], text: LettersTexts) {
  const typed: Record<string, string> = {};
  const problems: FieldProblem[] = [];
  const settings: BureauLetters = {};
  for (const words of ownWords) {
    for (const language of languages) {
      const field = fieldOf(words, language);
      const given = singleValue(form, field) ?? '';
      // Where one line is asked for, a line end is a space.
      const value = words.lines === 1 ? given.replaceAll(/\s*\n\s*/g, ' ') : given;
      typed[field] = value;
      const wrong = findProblem(words, value, text);
      if (wrong !== undefined) problems.push({ field, words: wrong });
      if (value !== '') settings[words.name] = { ...settings[words.name], [language]: value };
    }
  }
  const replyTo = singleValue(form, 'replyTo') ?? '';
  typed['replyTo'] = replyTo;
  const fault = replyTo === '' ? undefined : faultOfAddress(replyTo);
  if (fault !== undefined) problems.push({ field: 'replyTo', words: text.addressNeeded(fault) });
  if (replyTo !== '') settings.replyTo = replyTo;
  return { typed, problems, settings };
}

function findProblem({ most, lines, placeholders }: OwnWords, value: string, text: LettersTexts): string | undefined {
  const known: readonly string[] = placeholders;
  const unknown = placeholdersIn(value).find((word) => !known.includes(word));
  if (unknown !== undefined) return text.noPlaceholder(unknown, known);
  if (value.split('\n').length > lines) return text.tooManyLines;
  return value.length > most ? text.tooLong(most) : undefined;
}
