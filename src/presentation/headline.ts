import { inLanguage } from '../language/text.js';
import type { Anchored, Turnout } from '../results/headline.js';
import { anchorPicture } from './anchor-picture.js';
import { onPage } from './charts/index.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import { comparisonTexts } from './texts/comparison.js';
import { describeSilent } from './silent.js';
import { peopleFigure, peopleId } from './take-along/people-figure.js';
import { anchorFigure } from './take-along/compared-figure.js';
import { wavesOf } from './take-along/source.js';
import { showTakeAlong, type TakingAlong } from './take-along/take-along.js';
import { describeTurnout } from './wave-status.js';

/**
 * Returns an anchor as the page of a wave has it, for views/results/headline.eta. Its share of now
 * comes first, with the published one and one short sentence beside it.
 */
export function showToday(anchored: Anchored, page: Locale, along: TakingAlong) {
  const { figure } = anchored;
  const told = describeToday(anchored, page);
  return {
    ...told,
    chart: onPage(anchorPicture(figure, page, { ...wavesOf(along.origin), row: `‘${told.label}’` })),
    taken: showTakeAlong(anchorFigure(figure, along.origin, page), figure.question, along, page.language),
  };
}

/** Returns what an anchor is now, beside what was published, in words and numbers. */
export function describeToday({ figure, against }: Anchored, { language, numbers, t }: Locale) {
  const c = t.compared;
  const { published, text, label, now, verdict } = figure;
  return {
    id: published.id,
    question: inLanguage(text, language),
    label: bare(label, language),
    share: now.percent === null ? '' : numbers.percent(now.percent),
    then: c.printedThen(against, inLanguage(published.published, language)),
    verdict,
    short: now.base === 0 ? c.nobodyYet : c.short[verdict](against),
    about: [
      ...(now.base === 0 ? [] : [c.countOf(numbers.count(now.count), numbers.count(now.base))]),
      comparisonTexts[language].unknownQuestion(against),
    ].join(' '),
  };
}

/** Returns who took part in a group, and everybody who was asked as a dot where that is known. */
export function showPeople(
  { n, population }: Turnout,
  anchored: Anchored | undefined,
  page: Locale,
  along: TakingAlong,
) {
  const { numbers, t } = page;
  const figure = n === 0 || population === null ? undefined : peopleFigure(n, population, along.origin, page);
  return {
    tookPart: n === 0 ? t.nothingYet : describeTurnout(n, population, t, numbers),
    silent: anchored ? describeSilent(anchored, { t, numbers }) : '',
    people: figure ? onPage(figure.picture) : '',
    taken: figure ? showTakeAlong(figure, peopleId, along, page.language) : null,
  };
}
