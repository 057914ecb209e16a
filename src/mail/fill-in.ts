/** Every word that a letter may have filled in. */
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

/** Every word that the introduction of a questionnaire, and the promise in it, may have filled in. */
export const introductionPlaceholders = ['bureau', 'minutes'] as const;
export const promisePlaceholders = ['backupDays'] as const;

/** A place in a text where a {word} is filled in. */
export const placeholder = /\{([^{}\s]*)\}/g;

/** The text with its {words} filled in; refuses a word it was not given, so that none reaches a reader empty. */
export function fillIn(text: string, words: Readonly<Record<string, string>>): string {
  return text.replaceAll(placeholder, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`A text asks for {${word}}, which it cannot have`);
    return value;
  });
}
