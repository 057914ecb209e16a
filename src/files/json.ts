/**
 * Returns JSON in ASCII. One curly quotation mark would make Node keep every string of a study, and
 * every page made of them, in two bytes a character.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
