import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Wie er gevraagd zijn en wie antwoordden',
  when: 'Meting en dagen',
  who: (belongs: string) => `Wie erbij hoort: ${belongs}`,
  modes: { web: 'Mensen antwoordden op een webpagina, via een eigen link in een mail.' } as Readonly<
    Record<string, string>
  >,
  otherMode: (mode: string) => `Mensen antwoordden zo: ${mode}.`,
  unknownMode: 'Hoe mensen gevraagd zijn en antwoordden, is van deze meting niet bekend.',
  made: 'Niemand is gevraagd: de antwoorden zijn verzonnen.',
  letters: (listed: string) => `Gepland waren deze brieven, in dagen vanaf de uitnodiging: ${listed}.`,
  unknown: 'Hoe het voor iedereen op de lijst afliep, is van alle bureaus samen niet vastgelegd.',
  share: 'Aandeel',
};

const en: typeof nl = {
  heading: 'Who was asked and who answered',
  when: 'Wave and days',
  who: (belongs) => `Who belongs: ${belongs}`,
  modes: { web: 'People answered on a web page, by a link of their own in an email.' },
  otherMode: (mode) => `This is how people answered: ${mode}.`,
  unknownMode: 'How people were asked and answered in this wave is not known.',
  made: 'Nobody was asked: the answers are made up.',
  letters: (listed) => `These letters were planned, in days from the invitation: ${listed}.`,
  unknown: 'How it ended for everybody on the list was not kept of all bureaus together.',
  share: 'Share',
};

/** The texts of who was asked and answered, in either language. */
export const askedTexts: Record<Language, typeof nl> = { nl, en };
