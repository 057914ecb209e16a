import type { Question } from '../questionnaire/question.js';
import { inLanguage } from '../language/text.js';
import type { ComparedFigure, Comparison } from '../results/comparison.js';
import type { Figure } from '../results/figure.js';
import { describeScale } from './compared-question.js';
import { findingOf, notableIn } from './finding.js';
import type { Locale } from './locale.js';
import { describeFigure, describeTrend } from './sentence.js';

/** Returns the address of a question's charts. */
type AddressOf = (question: string) => string;

/**
 * Returns what each question shows beside an earlier wave, linked to its charts. Questions that are
 * no longer asked are named too.
 */
export function summariseQuestions(
  compared: Comparison,
  questions: readonly Question[],
  page: Locale,
  addressOf: AddressOf,
) {
  const { figures, breaks } = compared;
  const counted = figures.filter(isCounted);
  return {
    questions: questions
      .filter(({ results }) => counted.some(({ question }) => results.tables.some(({ id }) => id === question)))
      .map((question) => ({
        id: question.id,
        title: inLanguage(question.definition.text, page.language),
        href: addressOf(question.id),
        parts: question.results.tables.map((table) => ({
          item: table.id === question.id ? '' : inLanguage(table.text, page.language),
          ...summariseTable(table.id, compared, counted, page),
        })),
      })),
    gone: breaks.flatMap(({ now, then }) => (now === null && then ? [inLanguage(then.text, page.language)] : [])),
  };
}

/** Whether a figure is of two waves that were counted, not of a published one. */
function isCounted(figure: ComparedFigure): figure is Figure {
  return figure.comparability !== 'baseline' && figure.comparability !== 'words-only';
}

function summariseTable(
  id: string,
  { against, figures, scales, breaks, trends }: Comparison,
  counted: readonly Figure[],
  page: Locale,
) {
  const { language, numbers, t } = page;
  const c = t.compared;
  const own = counted.filter(({ question, verdict }) => question === id && verdict !== 'not-comparable');
  const broken = breaks.find(({ question }) => question === id);
  const scale = scales.find(({ question }) => question === id);
  const moving = trends.filter(
    ({ question, verdict }) => question === id && verdict !== 'no-detectable-trend' && verdict !== 'described',
  );
  const { notable, rest } = notableIn(own, page);
  return {
    broken: broken ? c.changed(numbers.list(broken.changes.map((change) => c.changeNames[change]))) : '',
    scale: scale ? describeScale(scale, page) : '',
    findings: [
      ...notable.map((figure) => findingOf(figure, describeFigure(figure, against), language)),
      ...moving.map((trend) => findingOf(trend, describeTrend(trend, { figures, against }), language)),
    ],
    rest: broken ? '' : own.length === 0 ? c.unanswered : rest,
  };
}
