import type { Question } from '../../questionnaire/question.js';
import { say } from '../../questionnaire/text.js';
import type { AnchorFigure, WordsFigure } from '../../results/against-baseline.js';
import type { Comparison } from '../../results/comparison.js';
import type { Figure } from '../../results/figure.js';
import { showAnchor } from './anchor-card.js';
import { barChart } from './charts/index.js';
import { showCompared } from './compared-question.js';
import type { ResultsFrame } from './frame.js';
import { grouped } from './grouped.js';
import { bare } from './question-result.js';

type Any = Comparison['figures'][number];

/** The figures of a comparison, as views/results/comparison.eta shows them: anchors, what was said in words, and whole questions. */
export function showFigures(compared: Comparison | undefined, questions: readonly Question[], page: ResultsFrame) {
  if (!compared) return { anchors: [], statements: [], questions: [] };
  const { figures, scales, wave, against } = compared;
  const counted = figures.filter((figure) => !isAnchor(figure) && !isInWords(figure));
  const comparable = counted.filter(({ verdict }) => verdict !== 'not-comparable');
  return {
    anchors: figures.filter(isAnchor).map((figure) => showAnchor(figure, page, { wave, against, weaker: false })),
    statements: showStatements(figures.filter(isInWords), page),
    questions: grouped(comparable, ({ question }) => question).map((own) => {
      const [{ question }] = own;
      const scale = scales.find((one) => one.question === question);
      return showCompared(own, scale, page, { wave, against, heading: headingOf(question, questions, page) });
    }),
  };
}

function isAnchor(figure: Any): figure is AnchorFigure {
  return 'published' in figure;
}

function isInWords(figure: Any): figure is WordsFigure {
  return 'statement' in figure;
}

/** The question that a table is an item of; empty where the table is the question itself. */
export function headingOf(table: string, questions: readonly Question[], { language }: Pick<ResultsFrame, 'language'>) {
  const question = questions.find(({ id, tables }) => id !== table && tables.some((own) => own.id === table));
  return question ? say(question.definition.text, language) : '';
}

/** What was published in words, each statement with the questions that measure it now. */
function showStatements(figures: readonly WordsFigure[], { language }: ResultsFrame) {
  return grouped(figures, ({ statement }) => statement.nl).map((own) => ({
    statement: say(own[0].statement, language),
    charts: grouped(own, ({ question }) => question).map((options) => drawOptions(options, language)),
  }));
}

function drawOptions(options: readonly [Figure, ...Figure[]], language: ResultsFrame['language']) {
  const [first] = options;
  const title = say(first.text, language);
  const bars = options.map(({ label, now }) => ({
    label: bare(label, language),
    count: now.count,
    percent: now.percent ?? 0,
    interval: now.low === null || now.high === null ? undefined : { low: now.low, high: now.high },
  }));
  return {
    title,
    chart: barChart({
      ...{ id: `${first.question}-${first.code}-first`, title, language },
      sections: [{ base: first.now.base, bars }],
    }),
  };
}
