import { z } from 'zod';

/** The languages of the product itself; a study offers one or more of them. */
export const languages = ['nl', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** A text in Dutch and, where the study offers it, in English. */
export const Text = z
  .strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1).optional() })
  .meta({ id: 'Text', description: 'A text per language: nl is always there, en where the study offers English.' });
export type Text = z.infer<typeof Text>;

/** Returns the text in `language`, or in Dutch if not translated. */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? text.nl;
}

/** Returns what `write` returns for each language of the product. */
export function inEachLanguage<T>(write: (language: Language) => T): Record<Language, T> {
  return { nl: write('nl'), en: write('en') };
}

/** Returns a name, such as that of a group, as it is within a sentence. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
