import type { Language } from '../../language/text.js';

const nl = {
  question: (n: string) => `vraag ${n}`,
  when: (who: string) => `Alleen voor wie ${who}.`,
  optional: 'mag open blijven',
  random: 'in wisselende volgorde',
  exclusive: 'niet samen met een ander antwoord',
  words: 'met eigen woorden',
  missing: 'telt niet als antwoord',
  stops: (who: string, title: string) => `Wie ${who}, stopt hier: ‘${title}’. Daarvan blijven geen antwoorden bewaard.`,
};

const en: typeof nl = {
  question: (n) => `question ${n}`,
  when: (who) => `Only for who ${who}.`,
  optional: 'may be left open',
  random: 'in changing order',
  exclusive: 'not together with another answer',
  words: 'with own words',
  missing: 'does not count as an answer',
  stops: (who, title) => `Who ${who} stops here: ‘${title}’. None of their answers are kept.`,
};

/** The texts about how questions are asked, in either language. */
export const questionnaireTexts: Record<Language, typeof nl> = { nl, en };
