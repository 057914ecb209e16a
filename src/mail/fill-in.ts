/** The dates of a wave that a text may ask for; there are none without a planned end. */
export const datePlaceholders = ['until', 'reportMonth'] as const;
type Dates = Readonly<Partial<Record<(typeof datePlaceholders)[number], string>>>;

const alwaysInLetters = [
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
  'privacyPage',
  'reportPage',
] as const;

/** The placeholders of a letter. Its subject has no dates, since it cannot be left out. */
export const letterPlaceholders = [...alwaysInLetters, ...datePlaceholders] as const;
export type LetterPlaceholders = Readonly<Record<(typeof alwaysInLetters)[number], string>> & Dates;

/** The placeholders of a questionnaire's introduction, questions and thanks, and of the promise. */
export const introductionPlaceholders = ['bureau', 'minutes', ...datePlaceholders] as const;
export const questionPlaceholders = ['bureau'] as const;
export const thanksPlaceholders = datePlaceholders;
export const promisePlaceholders = ['backupDays', 'bureauSees'] as const;
export const bureauSeesPlaceholders = ['bureau'] as const;

/** The placeholders of the sender name of letters, and of a greeting that a bureau wrote. */
export const senderPlaceholders = ['bureau'] as const;
export const greetingPlaceholders = ['name'] as const;

/** A placeholder in a text, such as {bureau}. */
export const placeholder = /\{([^{}\s]*)\}/g;

/** Returns the placeholders that a text asks for, by name. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** Returns whether a placeholder is a date, which a wave without a planned end does not have. */
export function isDatePlaceholder(name: string): boolean {
  return datePlaceholders.some((date) => date === name);
}

/** The values of placeholders by name. */
export type Values = Readonly<Record<string, string | undefined>>;

/**
 * Returns the text without the paragraphs that ask for a date which is not known. A paragraph is
 * what stands between empty lines.
 */
export function leaveOutUndated(text: string, values: Values): string {
  const isUndated = (paragraph: string) =>
    placeholdersIn(paragraph).some((name) => isDatePlaceholder(name) && !values[name]);
  if (!isUndated(text)) return text;
  return text
    .split(/\r?\n(?:[ \t\r]*\n)+/)
    .filter((paragraph) => !isUndated(paragraph))
    .join('\n\n');
}

/**
 * Returns the text with its placeholders filled in, without paragraphs that ask for an unknown
 * date. Throws for an unknown placeholder, so that no reader sees it empty.
 */
export function fillIn(text: string, values: Values): string {
  return leaveOutUndated(text, values).replaceAll(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A text asks for {${name}}, which it cannot have`);
    return value;
  });
}
