import type { Language } from '../../language/text.js';
import type { ZipFormat } from '../../study/exported.js';

const zips: Readonly<Record<Language, Readonly<Record<ZipFormat, string>>>> = {
  nl: { bundle: 'zip met alles', deposit: 'zip voor een archief' },
  en: { bundle: 'zip with everything', deposit: 'zip for an archive' },
};

/** Returns what a file with answers is called: a zip in words, any other by its format. */
export function nameFileFormat(format: string, language: Language): string {
  return (zips[language] as Readonly<Record<string, string>>)[format] ?? format;
}
