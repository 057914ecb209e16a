import { inLanguage, lowerFirst, type Text } from '../language/text.js';
import { bare } from '../presentation/bare.js';
import { nameAnswers } from '../presentation/expectations.js';
import type { Locale } from '../presentation/locale.js';
import { comparisonTexts } from '../presentation/texts/comparison.js';
import type { AnchorFigure } from '../results/anchors.js';
import type { CoreOutcome } from '../results/core-outcomes.js';
import type { CoreShare, ShareOf } from './core-shares.js';
import { quoteTexts } from './texts/quotes.js';

/** Whose answers a sentence is about, and in which wave. */
export interface Whose {
  /** The group by its name. */
  readonly name: string;
  readonly wave: string;
}

/**
 * Returns a share in a sentence that stands alone: what was asked, of how many people, in which
 * wave, and how far chance may have moved it.
 */
export function quoteShare(
  question: string,
  labels: readonly Text[],
  share: ShareOf,
  { name, wave }: Whose,
  page: Pick<Locale, 'language' | 'numbers' | 't'>,
): string {
  const { numbers, language } = page;
  const texts = quoteTexts[language];
  const named = lowerFirst(page.t.wave(wave));
  const { count, base, percent, low, high } = share;
  if (percent === null) return texts.nobody(question, named);
  return texts.share({
    question,
    labels: nameAnswers(labels, page),
    percent: numbers.percent(percent),
    count: numbers.count(count),
    base: numbers.count(base),
    who: lowerFirst(name),
    wave: named,
    interval: low === null || high === null ? '' : texts.interval(numbers.percent(low), numbers.percent(high)),
  });
}

/**
 * Returns an anchor in sentences that stand alone: its share of now, what was published, and what
 * may be said of both. Only a verdict of change gives it a direction.
 */
export function quoteAnchor(
  figure: AnchorFigure,
  against: string,
  whose: Whose,
  page: Pick<Locale, 'language' | 'numbers' | 't'>,
): string {
  const { language } = page;
  const { text, label, now, verdict, published } = figure;
  const { low, high } = now.described ?? now;
  const share = quoteShare(inLanguage(text, language), [label], { ...now, low, high }, whose, page);
  const beside = quoteTexts[language].published[verdict](against, inLanguage(published.published, language));
  return [share, beside, comparisonTexts[language].unknownQuestion(against)].join(' ');
}

/** Returns a core outcome in sentences that stand alone; empty where its share is not told. */
export function quoteCore(
  { question, labels, now, outcome }: CoreShare,
  against: string | undefined,
  whose: Whose,
  page: Pick<Locale, 'language' | 'numbers' | 't'>,
): string {
  const share = now ? quoteShare(question, labels, now, whose, page) : '';
  const beside = outcome && against !== undefined ? quoteOutcome(outcome, against, page) : [];
  if (share === '' && outcome === undefined) return '';
  return [share === '' ? `‘${question}’:` : share, ...beside].join(' ');
}

/** Returns what was found of a core outcome beside an earlier wave, with how many answered. */
export function quoteOutcome(
  { verdict, bases, towards }: CoreOutcome,
  against: string,
  { language, numbers }: Pick<Locale, 'language' | 'numbers'>,
): string[] {
  const texts = quoteTexts[language];
  const then = comparisonTexts[language].wave(against);
  const of = texts.bases(numbers.count(bases.then), numbers.count(bases.now));
  const isMoved = verdict === 'higher' || verdict === 'lower';
  const found =
    isMoved && towards ? texts.scale[verdict](then, of, bare(towards, language)) : texts.core[verdict](then, of);
  return [found, ...(isMoved || verdict === 'different' ? [texts.together] : [])];
}
