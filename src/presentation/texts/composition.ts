import type { Language } from '../../language/text.js';

const nl = {
  title: 'Wie deden mee?',
  besides: (then: string, now: string) => `Wie deden mee, in ${then} en in ${now}?`,
  lead: 'Dit zijn geen uitkomsten: het laat zien wie antwoordden.',
  leadBeside:
    'Dit zijn geen uitkomsten. Antwoordden toen en nu andere soorten mensen, dan kan een verschil in de antwoorden daarvan komen.',
  unknown: (then: string) => `Wie in ${then} meededen, weten wij niet.`,
  notThen: (then: string) => `In ${then} is dit niet zo gevraagd.`,
  repeating: (count: string, base: string, percent: string) =>
    `${count} van de ${base} mensen (${percent}) ${count === '1' ? 'deed' : 'deden'} eerder mee aan dit onderzoek.`,
  many: 'Dat zijn er veel. De toetsen gaan ervan uit dat toen en nu andere mensen antwoordden. Wie vaker meedoet, antwoordt vaak weer hetzelfde. Daardoor kan een toets een echte verandering missen.',
  share: (percent: string, count: string, base: string) => `${percent} (${count}/${base})`,
  answer: 'Antwoord',
  now: 'Nu',
};

const en: typeof nl = {
  title: 'Who took part?',
  besides: (then, now) => `Who took part, in ${then} and in ${now}?`,
  lead: 'These are no findings: it shows who answered.',
  leadBeside:
    'These are no findings. If other kinds of people answered then and now, a difference in the answers may come from that.',
  unknown: (then) => `Who took part in ${then} we do not know.`,
  notThen: (then) => `In ${then} this was not asked in this way.`,
  repeating: (count, base, percent) => `${count} of the ${base} people (${percent}) took part in this study before.`,
  many: 'Those are many. The tests assume that other people answered then and now. Who takes part again often gives the same answer again. A test may therefore miss a real change.',
  share: (percent, count, base) => `${percent} (${count}/${base})`,
  answer: 'Answer',
  now: 'Now',
};

/** The texts about who took part, in either language. */
export const compositionTexts: Record<Language, typeof nl> = { nl, en };
