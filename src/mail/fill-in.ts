/** The placeholders of a letter. */
export const letterPlaceholders = [
  'greeting',
  'name',
  'bureau',
  'link',
  'optOut',
  'notMe',
  'minutes',
  'contactName',
  'contactEmail',
  'signature',
] as const;
export type LetterPlaceholders = Readonly<Record<(typeof letterPlaceholders)[number], string>>;

/** The placeholders of a questionnaire's introduction and questions, and of the promise. */
export const introductionPlaceholders = ['bureau', 'minutes'] as const;
export const questionPlaceholders = ['bureau'] as const;
export const promisePlaceholders = ['backupDays'] as const;

/** A placeholder in a text, such as {bureau}. */
export const placeholder = /\{([^{}\s]*)\}/g;

/**
 * Returns the text with its placeholders filled in. Throws for an unknown one, so that no reader
 * sees it empty.
 */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A text asks for {${name}}, which it cannot have`);
    return value;
  });
}
