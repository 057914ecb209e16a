import type { Language } from '../../language/text.js';
import type { Withheld } from '../../publication/suppression.js';

const nl = {
  title: 'Publiceren voor de bureaus',
  none: 'De bureaus zien van deze meting nog geen resultaten. Zet ze klaar: dan kunt u kijken wat elk bureau te zien krijgt voordat u publiceert.',
  takes: 'Dit kan een minuut duren. De server rekent na dat uit de cijfers van niemand een antwoord is af te leiden.',
  prepare: 'Klaarzetten voor de bureaus',
  prepareAgain: 'Opnieuw klaarzetten',
  prepared: (day: string) => `Klaargezet op ${day}, nog niet gepubliceerd. De bureaus zien nog niets.`,
  again: (day: string, published: string) =>
    `Er staat een nieuwe versie klaar, van ${day}, nog niet gepubliceerd. Tot u die publiceert, zien de bureaus de cijfers zoals vastgelegd op ${published}.`,
  published: (day: string) => `Gepubliceerd. De bureaus zien de cijfers zoals vastgelegd op ${day}.`,
  madeBy: (version: string, base: string, cell: string, anchorBase: string, crosstabCell: string) =>
    `Gemaakt met Golfslag ${version}. De regels: een tabel vanaf ${base} antwoorden, een getal vanaf ${cell} mensen, de twee kerncijfers precies vanaf ${anchorBase} antwoorden, en twee vragen samen vanaf ${crosstabCell} mensen in elk vak.`,
  lookAs: 'Kijk als',
  shownTitle: 'Wat er te zien is, en wat niet',
  who: 'Van wie',
  all: 'Alle bureaus samen',
  questions: 'Vragen getoond',
  of: (shown: string, all: string) => `${shown} van ${all}`,
  coarser: 'Waarvan met antwoorden die zijn samengevoegd of geen getal hebben',
  why: 'Vragen die niet getoond worden',
  reasons: {
    'few-answers': 'te weinig antwoorden',
    'few-own': 'te weinig antwoorden van het bureau',
    'few-others': 'te weinig antwoorden van andere bureaus',
    derivable: 'anders af te leiden',
  } satisfies Record<Withheld, string>,
  publish: 'Publiceren',
  publishText: 'Na het publiceren zien alle partners dit. Dat is niet terug te draaien.',
  problems: {
    'snapshot-unchanged':
      'Er is niets nieuws om klaar te zetten: antwoorden, regels en vergelijkingen zijn nog die van de laatste keer dat u publiceerde. De bureaus zien dit al.',
    'snapshot-too-alike':
      'Er is al gepubliceerd, en sindsdien veranderden er minder dan vijf antwoorden. Naast de vorige cijfers zouden nieuwe laten zien wat die mensen antwoordden. De vorige cijfers blijven staan.',
    'anchor-derivable':
      'Deze meting kan niet gepubliceerd worden: met het kerncijfer erbij is af te leiden wat te weinig mensen antwoordden.',
  } as Readonly<Partial<Record<string, string>>>,
};

const en: typeof nl = {
  title: 'Publish for the bureaus',
  none: 'The bureaus see no results of this wave yet. Prepare them: then you can look at what each bureau will see before you publish.',
  takes: 'This may take a minute. The server checks that nobody’s answer can be derived from the figures.',
  prepare: 'Prepare for the bureaus',
  prepareAgain: 'Prepare again',
  prepared: (day) => `Prepared on ${day}, not published yet. The bureaus see nothing yet.`,
  again: (day, published) =>
    `A new version is ready, of ${day}, not published yet. Until you publish it, the bureaus see the figures as fixed on ${published}.`,
  published: (day) => `Published. The bureaus see the figures as fixed on ${day}.`,
  madeBy: (version, base, cell, anchorBase, crosstabCell) =>
    `Made with Golfslag ${version}. The rules: a table from ${base} answers on, a number from ${cell} people on, the two key figures exactly from ${anchorBase} answers on, and two questions together from ${crosstabCell} people in each cell.`,
  lookAs: 'Look as',
  shownTitle: 'What is shown, and what is not',
  who: 'Of whom',
  all: 'All bureaus together',
  questions: 'Questions shown',
  of: (shown, all) => `${shown} of ${all}`,
  coarser: 'Of these with answers that are joined or have no number',
  why: 'Questions that are not shown',
  reasons: {
    'few-answers': 'too few answers',
    'few-own': 'too few answers of the bureau',
    'few-others': 'too few answers of other bureaus',
    derivable: 'could be derived',
  },
  publish: 'Publish',
  publishText: 'Once published, all partners see this. It cannot be undone.',
  problems: {
    'snapshot-unchanged':
      'There is nothing new to prepare: answers, rules and comparisons are still those of the last time you published. The bureaus see this already.',
    'snapshot-too-alike':
      'Results were published before, and fewer than five answers have changed since. Beside the earlier figures new ones would show what those people answered. The earlier figures stay.',
    'anchor-derivable':
      'This wave cannot be published: with its headline figure what too few people answered could be derived.',
  },
};

/** The texts by which the coordinator publishes, in either language. */
export const publishingTexts: Record<Language, typeof nl> = { nl, en };
