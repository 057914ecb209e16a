import type { Language } from '../language/text.js';

/** What a report as a file says of itself. */
export interface FileTexts {
  /** The language with its region, for programs that check how words are spelt. */
  readonly locale: string;
  readonly contents: string;
  readonly table: string;
  readonly figure: string;
  readonly page: string;
  readonly of: string;
}

/** The texts that files of a report add to it. */
export const fileTexts: Record<Language, FileTexts> = {
  nl: { locale: 'nl-NL', contents: 'Inhoud', table: 'Tabel', figure: 'Figuur', page: 'Pagina', of: 'van' },
  en: { locale: 'en-GB', contents: 'Contents', table: 'Table', figure: 'Figure', page: 'Page', of: 'of' },
};
