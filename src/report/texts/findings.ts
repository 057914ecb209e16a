import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Wat wij vonden',
  drawn: (answer: string, wave: string, against: string) => `${answer}: ${wave} naast ${against}`,
  core: 'De kernvragen in cijfers',
  caption: (group: string) => `Kernvragen, ${group}`,
  question: 'Kernvraag: wie koos',
  now: 'Nu',
  interval: '95%-interval',
  then: (wave: string) => `In ${wave}`,
  verdict: 'Oordeel',
  share: (percent: string, count: string, base: string) => `${percent} (${count} van ${base})`,
  untold: 'niet getoond',
  noShare: 'geen volgorde: zie de vraag',
  first: 'Er is geen eerdere meting waarin deze kernvragen zijn geteld: dit zijn de eerste cijfers.',
  chosen: 'De kernvragen zijn gekozen voordat er antwoorden waren.',
  noOrder:
    'Het percentage is dat van de genoemde antwoorden samen. Het oordeel gaat over de hele schaal, en over alle kernvragen samen.',
  alike:
    'Geen verschil aan te tonen is iets anders dan gelijk gebleven: in zulke kleine groepen valt alleen een groot verschil op.',
  quotes: 'Zinnen om over te nemen',
  quotesLead:
    'Elke zin staat op zichzelf: hij noemt de vraag, de meting, het aantal mensen en hoe ver het cijfer door toeval kan afwijken. Neem hem heel over.',
};

const en: typeof nl = {
  heading: 'What we found',
  drawn: (answer, wave, against) => `${answer}: ${wave} beside ${against}`,
  core: 'The core questions in figures',
  caption: (group) => `Core questions, ${group}`,
  question: 'Core question: who chose',
  now: 'Now',
  interval: '95% interval',
  then: (wave) => `In ${wave}`,
  verdict: 'Verdict',
  share: (percent, count, base) => `${percent} (${count} of ${base})`,
  untold: 'not shown',
  noShare: 'no order: see the question',
  first: 'There is no earlier wave in which these core questions were counted: these are the first figures.',
  chosen: 'The core questions were chosen before there were answers.',
  noOrder:
    'The percentage is that of the answers named, together. The verdict is on the whole scale, and on all core questions together.',
  alike:
    'That no difference can be shown is not the same as no difference: in groups this small only a large one stands out.',
  quotes: 'Sentences to quote',
  quotesLead:
    'Each sentence stands alone: it names the question, the wave, the number of people and how far chance may have moved the figure. Quote it whole.',
};

/** The texts of what was found, in either language. */
export const findingsTexts: Record<Language, typeof nl> = { nl, en };
