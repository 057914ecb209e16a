import { z } from 'zod';
import { Code, isMissing, missingCodes } from './code.js';
import { singleValue, type Fields } from './fields.js';
import { randomFrom } from './random.js';
import { inLanguage, Text, type Language } from '../language/text.js';

/** One thing a respondent can choose. */
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

export const Order = z
  .enum(['listed', 'random'])
  .default('listed')
  .meta({ description: 'random: shuffled for each respondent, always the same way for the same one.' });

/** The longest text that "anders, namelijk" takes, in characters. */
export const longestOther = 200;

/** Whether choosing this option is no substantive answer. */
export function meansMissing(option: Option): boolean {
  return option.missing !== undefined || isMissing(option.code);
}

export function findOption(options: readonly Option[], code: string): Option | undefined {
  return options.find((option) => String(option.code) === code);
}

/** The name of the field that takes the words of an option with `text`. */
export function textField(question: string, option: Option): string {
  return `${question}_${option.code}_TEXT`;
}

/** An option's label for an overview: with the respondent's own words behind "namelijk". */
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
  /** The field for the respondent's own words, where the option asks for them. */
  readonly text: { readonly name: string; readonly value: string; readonly maxLength: number } | undefined;
}

/** The choices of a group of radios or checkboxes; the first one bears the field's name as its id, for error links. */
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
 * The options in the order this respondent sees them. The same seed always gives the same order;
 * options marked `fixed` stay last, in their listed order.
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

/** Value labels of a set of options for a codebook, the general missing codes included. */
export function valueLabels(options: readonly Option[]): Record<string, Text> {
  const own = Object.fromEntries(options.map((option) => [String(option.code), option.label]));
  return { ...missingCodes, ...own };
}
