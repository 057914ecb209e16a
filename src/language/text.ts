import { z } from 'zod';

/** The languages the product itself speaks; a study offers one or more of them. */
export const languages = ['nl', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** A text in Dutch and, where the study offers it, in English. */
export const Text = z
  .strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1).optional() })
  .meta({ id: 'Text', description: 'A text per language: nl is always there, en where the study offers English.' });
export type Text = z.infer<typeof Text>;

/** The text in `language`, or in Dutch where it was not translated. */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? text.nl;
}

/** Returns what `write` makes of each language of the product. */
export function inEachLanguage<T>(write: (language: Language) => T): Record<Language, T> {
  return { nl: write('nl'), en: write('en') };
}
