import type { Language } from '../../language/text.js';
import type { TrendVerdict, Verdict } from '../../results/verdict.js';

/** A share, written: "48%", "30", "62", and its interval, which may be empty. */
interface WrittenShare {
  readonly question: string;
  readonly percent: string;
  readonly count: string;
  readonly base: string;
  readonly who: string;
  readonly labels: string;
  readonly wave: string;
  readonly interval: string;
}

/**
 * What is said of a share beside an earlier wave. Only what was found to differ has a direction.
 */
type Beside<V extends string> = Readonly<Record<V, (wave: string, then: string) => string>>;

interface QuoteTexts {
  readonly share: (share: WrittenShare) => string;
  readonly interval: (low: string, high: string) => string;
  readonly nobody: (question: string, wave: string) => string;
  readonly published: Beside<Verdict>;
  readonly scale: Readonly<Record<'higher' | 'lower', (wave: string, bases: string, towards: string) => string>>;
  readonly core: Beside<'higher' | 'lower' | 'different' | 'no-detectable-change' | 'not-comparable'>;
  readonly together: string;
  readonly bases: (then: string, now: string) => string;
  readonly trend: Readonly<Record<TrendVerdict, string>>;
}

const nl: QuoteTexts = {
  share: ({ question, percent, count, base, who, labels, wave, interval }) =>
    `Bij ‘${question}’ koos ${percent} van de ${who} ${labels} (${wave}; ${count} van ${base} die antwoord gaven${interval}).`,
  interval: (low, high) => `; 95%-interval ${low} tot ${high}`,
  nobody: (question, wave) => `Bij ‘${question}’ gaf in ${wave} niemand antwoord.`,
  published: {
    higher: (wave, then) =>
      `Dat is hoger dan wat over ${wave} is gepubliceerd (${then}), bij elke telling die bij dat afgeronde cijfer past.`,
    lower: (wave, then) =>
      `Dat is lager dan wat over ${wave} is gepubliceerd (${then}), bij elke telling die bij dat afgeronde cijfer past.`,
    'no-detectable-change': (wave, then) =>
      `Over ${wave} is gepubliceerd: ${then}. Een verschil daarmee is niet aan te tonen.`,
    'not-robust': (wave, then) => `Over ${wave} is gepubliceerd: ${then}. Of dit echt anders is, is niet zeker.`,
    'words-only': (wave) => `Over ${wave} is dit alleen in woorden gepubliceerd: vergelijken gaat niet.`,
    'not-comparable': (wave, then) => `Over ${wave} is gepubliceerd: ${then}. Daarmee is dit niet te vergelijken.`,
    described: (wave, then) => `Over ${wave} is gepubliceerd: ${then}. Of dit anders is, is niet getoetst.`,
  },
  scale: {
    higher: (wave, bases, towards) =>
      `Over de hele schaal liggen de antwoorden dichter bij ‘${towards}’ dan in ${wave} (${bases}).`,
    lower: (wave, bases, towards) =>
      `Over de hele schaal liggen de antwoorden verder van ‘${towards}’ dan in ${wave} (${bases}).`,
  },
  core: {
    higher: (wave, bases) => `Dat is hoger dan in ${wave} (${bases}).`,
    lower: (wave, bases) => `Dat is lager dan in ${wave} (${bases}).`,
    different: (wave, bases) =>
      `De antwoorden zijn anders verdeeld dan in ${wave} (${bases}). Welke antwoorden, is niet getoetst.`,
    'no-detectable-change': (wave, bases) => `Een verschil met ${wave} is niet aan te tonen (${bases}).`,
    'not-comparable': (wave) => `Met ${wave} is dit niet te vergelijken.`,
  },
  together: 'Dat houdt stand als alle kernvragen samen meetellen.',
  bases: (then, now) => `${then} antwoorden toen, ${now} nu`,
  trend: {
    rising: 'lijn omhoog',
    falling: 'lijn omlaag',
    'no-detectable-trend': 'geen lijn aan te tonen',
    'not-robust': 'niet zeker',
    described: 'niet getoetst',
  },
};

const en: QuoteTexts = {
  share: ({ question, percent, count, base, who, labels, wave, interval }) =>
    `Asked ‘${question}’, ${percent} of the ${who} chose ${labels} (${wave}; ${count} of ${base} who answered${interval}).`,
  interval: (low, high) => `; 95% interval ${low} to ${high}`,
  nobody: (question, wave) => `Nobody answered ‘${question}’ in ${wave}.`,
  published: {
    higher: (wave, then) =>
      `That is higher than what was published about ${wave} (${then}), for every count that fits that rounded figure.`,
    lower: (wave, then) =>
      `That is lower than what was published about ${wave} (${then}), for every count that fits that rounded figure.`,
    'no-detectable-change': (wave, then) => `Published about ${wave}: ${then}. No difference with that can be shown.`,
    'not-robust': (wave, then) => `Published about ${wave}: ${then}. Whether this really differs is not certain.`,
    'words-only': (wave) => `About ${wave} this was published in words only: it cannot be compared.`,
    'not-comparable': (wave, then) => `Published about ${wave}: ${then}. This cannot be compared with that.`,
    described: (wave, then) => `Published about ${wave}: ${then}. Whether this differs was not tested.`,
  },
  scale: {
    higher: (wave, bases, towards) =>
      `Over the whole scale the answers lie nearer to ‘${towards}’ than in ${wave} (${bases}).`,
    lower: (wave, bases, towards) =>
      `Over the whole scale the answers lie further from ‘${towards}’ than in ${wave} (${bases}).`,
  },
  core: {
    higher: (wave, bases) => `That is higher than in ${wave} (${bases}).`,
    lower: (wave, bases) => `That is lower than in ${wave} (${bases}).`,
    different: (wave, bases) =>
      `The answers are divided differently from ${wave} (${bases}). Which answers was not tested.`,
    'no-detectable-change': (wave, bases) => `No difference with ${wave} can be shown (${bases}).`,
    'not-comparable': (wave) => `This cannot be compared with ${wave}.`,
  },
  together: 'That holds when all core questions are judged together.',
  bases: (then, now) => `${then} answers then, ${now} now`,
  trend: {
    rising: 'line going up',
    falling: 'line going down',
    'no-detectable-trend': 'no line can be shown',
    'not-robust': 'not certain',
    described: 'not tested',
  },
};

/** The sentences of a report that stand alone, in either language. */
export const quoteTexts: Record<Language, QuoteTexts> = { nl, en };
