import type { Language } from '../language/text.js';
import type { Comparability } from '../questionnaire/comparability/comparability.js';

/** How a question compares with an earlier wave. */
const comparedInDutch: Readonly<Record<Comparability | 'not-asked', string>> = {
  identical: 'hetzelfde',
  cosmetic: 'alleen anders opgemaakt',
  order: 'andere volgorde',
  wording: 'andere woorden',
  options: 'andere antwoorden',
  scale: 'andere schaal',
  routing: 'anders doorgestuurd',
  universe: 'aan anderen gevraagd',
  'not-asked': 'toen niet gevraagd',
};

const nl = {
  data: 'Codes',
  inWords: 'In woorden',
  codebook: 'Codeboek',
  about: 'Over dit bestand',
  madeUp: 'Verzonnen antwoorden: van niemand.',
  empty: 'niets ingevuld',
  head: [
    'Variabele',
    'Soort',
    'Meetniveau',
    'Vraag of onderdeel',
    'Wie het gevraagd is',
    'Code',
    'Betekenis',
    'Ontbreekt',
    'Met eerdere metingen',
  ],
  types: { code: 'code', number: 'getal', text: 'tekst', date: 'datum' },
  levels: { nominal: 'nominaal', ordinal: 'ordinaal', scale: 'schaal' },
  yes: 'ja',
  compared: (wave: string, comparability: Comparability | null) =>
    `${wave}: ${comparedInDutch[comparability ?? 'not-asked']}`,
  everybody: 'iedereen',
  who: (condition: string) => `wie ${condition}`,
  told: (wave: string, group: string, responses: string): readonly (readonly [string, string])[] => [
    ['Meting', wave],
    ['Doelgroep', group],
    ['Ingevulde vragenlijsten', responses],
    ['Volgorde', 'De rijen staan in een volgorde door het lot, die niets zegt over wanneer iemand antwoordde.'],
    [
      'Codes',
      'Het blad ‘Codes’ heeft alles in codes, ‘In woorden’ hetzelfde in woorden. Wat een code betekent, staat in het codeboek.',
    ],
    [
      'Geen antwoord',
      '96 niet van toepassing, 97 overgeslagen door routing, 98 weet ik niet, 99 geen antwoord; bij getallen met meer negens ervoor.',
    ],
    [
      'Bewaren',
      'Alle antwoorden van één mens staan bij elkaar. Bewaar dit bestand versleuteld en geef het niet aan een bureau.',
    ],
  ],
};

const en: typeof nl = {
  data: 'Codes',
  inWords: 'In words',
  codebook: 'Codebook',
  about: 'About this file',
  madeUp: 'Made-up answers: nobody’s.',
  empty: 'nothing filled in',
  head: [
    ...['Variable', 'Type', 'Level', 'Question or item', 'Who was asked', 'Code', 'Meaning', 'Missing'],
    'With earlier waves',
  ],
  types: { code: 'code', number: 'number', text: 'text', date: 'date' },
  levels: { nominal: 'nominal', ordinal: 'ordinal', scale: 'scale' },
  yes: 'yes',
  compared: (wave, comparability) => `${wave}: ${comparability ?? 'not asked then'}`,
  everybody: 'everybody',
  who: (condition) => `who ${condition}`,
  told: (wave, group, responses) => [
    ['Wave', wave],
    ['Group', group],
    ['Questionnaires filled in', responses],
    ['Order', 'The rows are in an order by lot, which says nothing about when somebody answered.'],
    [
      'Codes',
      'The sheet ‘Codes’ has everything in codes, ‘In words’ the same in words. What a code means is in the codebook.',
    ],
    [
      'No answer',
      '96 not applicable, 97 skipped by routing, 98 do not know, 99 no answer; of numbers with more nines before it.',
    ],
    ['Keeping it', 'All answers of one person are together. Keep this file encrypted and give it to no bureau.'],
  ],
};

/** The texts in files of microdata. */
export const fileTexts: Readonly<Record<Language, typeof nl>> = { nl, en };
