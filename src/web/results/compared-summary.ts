import type { Question } from '../../questionnaire/question.js';
import { say } from '../../questionnaire/text.js';
import type { Comparison } from '../../results/comparison.js';
import type { Figure } from '../../results/figure.js';
import { at } from './addresses.js';
import { sayScale } from './compared-question.js';
import { findingOf } from './finding.js';
import type { ResultsFrame } from './frame.js';
import { bare } from './question-result.js';

/** What may be said of each question beside an earlier wave, with the way to its pictures; and the questions that are gone. */
export function summariseQuestions(compared: Comparison, questions: readonly Question[], page: ResultsFrame) {
  const { figures, breaks, wave, against, group } = compared;
  const counted = figures.filter((figure) => !('published' in figure) && !('statement' in figure));
  return {
    questions: questions
      .filter(({ tables }) => counted.some(({ question }) => tables.some(({ id }) => id === question)))
      .map((question) => ({
        id: question.id,
        title: say(question.definition.text, page.language),
        href: page.to(at.comparisonOf(wave, group, question.id), { against }),
        parts: question.tables.map((table) => ({
          item: table.id === question.id ? '' : say(table.text, page.language),
          ...summariseTable(table.id, compared, counted, page),
        })),
      })),
    gone: breaks.flatMap(({ now, then }) => (now === null && then ? [say(then.text, page.language)] : [])),
  };
}

function summariseTable(
  id: string,
  { scales, breaks, trends }: Comparison,
  counted: readonly Figure[],
  page: ResultsFrame,
) {
  const { language, numbers, t } = page;
  const c = t.compared;
  const own = counted.filter(({ question, verdict }) => question === id && verdict !== 'not-comparable');
  const notable = own.filter(({ verdict }) => verdict !== 'no-detectable-change');
  const broken = breaks.find(({ question }) => question === id);
  const scale = scales.find(({ question }) => question === id);
  const moving = trends.filter(({ question, verdict }) => question === id && verdict !== 'no-detectable-trend');
  const unanswered = own.length === 0 && !broken;
  return {
    broken: broken ? c.changed(numbers.list(broken.changes.map((change) => c.changeNames[change]))) : '',
    scale: scale ? sayScale(scale, page) : '',
    findings: [...notable, ...moving].map(({ label, verdict, sentence }) => ({
      label: bare(label, language),
      ...findingOf(verdict, sentence, language),
    })),
    rest: unanswered
      ? c.unanswered
      : broken
        ? ''
        : notable.length === 0
          ? c.allOthers
          : notable.length < own.length
            ? c.others
            : '',
  };
}
