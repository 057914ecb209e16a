import { z } from 'zod';
import { Code, missingCodeOf, missingCodes, type MissingCode } from './code.js';
import { singleValue, type Fields } from './fields.js';
import { randomFrom } from './random.js';
import { inLanguage, Text, type Language } from '../language/text.js';

/** One thing that a respondent can choose. */
export const Option = z.strictObject({
  code: Code,
  label: Text,
  text: z.literal(true).optional().meta({ description: 'Asks for words of the respondent: "anders, namelijk".' }),
  fixed: z.literal(true).optional().meta({ description: 'Keeps its place when the order is random.' }),
  exclusive: z.literal(true).optional().meta({ description: 'Cannot be chosen together with another option.' }),
  missing: z
    .union([z.literal(96), z.literal(98), z.literal(99)])
    .optional()
    .meta({ description: 'The missing code that this option stands for; needed only where its code is a word.' }),
});
export type Option = z.infer<typeof Option>;

/** The missing codes that a question offers beside what it asks for, such as "weet ik niet". */
export const Also = z
  .array(Option)
  .default([])
  .refine((options) => options.every(meansMissing), 'only missing codes (96, 98, 99) fit here')
  .meta({ description: 'Missing codes offered beside the points of a scale or the places of a ranking.' });

export const Order = z
  .enum(['listed', 'random'])
  .default('listed')
  .meta({ description: 'random: shuffled for each respondent, always the same way for the same one.' });

/** The maximum length, in characters, of an "anders, namelijk" text. */
export const longestOther = 200;

/** Returns whether choosing this option is not a substantive answer. */
export function meansMissing(option: Option): boolean {
  return missingOf(option) !== undefined;
}

/** Returns the missing code that an option stands for; undefined for a substantive answer. */
export function missingOf(option: Option): MissingCode | undefined {
  return option.missing ?? missingCodeOf(option.code);
}

/** Returns the option with this code. */
export function findOption(options: readonly Option[], code: string): Option | undefined {
  return options.find((option) => String(option.code) === code);
}

/** Returns the name of the text field of an option with `text`. */
export function textField(question: string, option: Option): string {
  return `${question}_${option.code}_TEXT`;
}

/** Returns an option's label, followed by the respondent's own text, if any. */
export function chosenLabel(question: string, option: Option, fields: Fields, language: Language): string {
  const label = inLanguage(option.label, language);
  const words = option.text && singleValue(fields, textField(question, option));
  return words ? `${label} ${words}` : label;
}

/** An option as the form shows it. */
export interface Choice {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly checked: boolean;
  readonly exclusive: boolean;
  readonly apart: boolean;
  /** The field for the respondent's own text, where the option asks for it. */
  readonly text: { readonly name: string; readonly value: string; readonly maxLength: number } | undefined;
}

/**
 * Returns the choices of a group of radios or checkboxes. The id of the first one is the field's
 * name, so that error links go there.
 */
export function choices(
  name: string,
  options: readonly Option[],
  chosen: readonly string[],
  fields: Fields,
  language: Language,
): Choice[] {
  const firstApart = options.findIndex((option) => option.exclusive || meansMissing(option));
  return options.map((option, i) => ({
    id: i === 0 ? name : `${name}-${option.code}`,
    code: String(option.code),
    label: inLanguage(option.label, language),
    checked: chosen.includes(String(option.code)),
    exclusive: option.exclusive === true,
    apart: i > 0 && i === firstApart,
    text: option.text
      ? {
          name: textField(name, option),
          value: singleValue(fields, textField(name, option)) ?? '',
          maxLength: longestOther,
        }
      : undefined,
  }));
}

/**
 * Returns the options in the order in which this respondent sees them. The same seed always gives
 * the same order. Options marked `fixed` stay last, in their listed order.
 */
export function inOrder(options: readonly Option[], order: 'listed' | 'random', seed: string): readonly Option[] {
  if (order === 'listed') return options;
  const movable = options.filter((option) => !option.fixed);
  const next = randomFrom(seed);
  for (let i = movable.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const [a, b] = [movable[i], movable[j]];
    if (a && b) [movable[i], movable[j]] = [b, a];
  }
  return [...movable, ...options.filter((option) => option.fixed)];
}

/** Returns the value labels of options, and the general missing codes. For a codebook. */
export function valueLabels(options: readonly Option[]): Record<string, Text> {
  const own = Object.fromEntries(options.map((option) => [String(option.code), option.label]));
  return { ...missingCodes, ...own };
}
