import { inLanguage, type Language } from '../../language/text.js';
import { writeWorkbook } from '../../files/workbook/workbook.js';
import type { StoredStudy } from '../../study/definition.js';

const heads: Record<Language, readonly string[]> = {
  nl: ['e-mail', 'naam', 'kenmerk', 'taal', 'doelgroep'],
  en: ['email', 'name', 'external_id', 'language', 'group'],
};

/** Returns a list with two made-up people as a workbook, to fill in. */
export function writeExample({ definition: { title, groups } }: StoredStudy, language: Language): Buffer {
  const spoken: Record<Language, readonly [string, string]> = {
    nl: ['Nederlands', 'Engels'],
    en: ['Dutch', 'English'],
  };
  const names = groups.map(({ one }) => inLanguage(one, language));
  const people = [
    ['zoe@voorbeeld.example', 'Zoë de Boer', 'K-101', spoken[language][0], names[0] ?? ''],
    ['jan@voorbeeld.example', 'Jan van den Berg', 'K-102', spoken[language][1], names[1] ?? names[0] ?? ''],
  ];
  return writeWorkbook({
    title: inLanguage(title, language),
    author: 'Golfslag',
    language,
    madeAt: '2026-01-01T00:00:00.000Z',
    sheets: [
      {
        name: language === 'en' ? 'List' : 'Lijst',
        widths: [32, 28, 14, 14, 18],
        head: 1,
        footer: '',
        rows: [heads[language], ...people],
      },
    ],
  });
}
