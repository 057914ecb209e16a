import { inLanguage } from '../../language/text.js';
import { explainHidden, explainWithheld } from '../../presentation/hidden.js';
import { describeAsked } from '../../presentation/question.js';
import { describeTable } from '../../presentation/table-in-words.js';
import { tablePicture } from '../../presentation/table-picture.js';
import { isTold } from '../../presentation/told.js';
import type { ShownTable } from '../../publication/results.js';
import type { Question } from '../../questionnaire/question.js';
import { figureOf, paragraphs, tableOf } from '../blocks.js';
import type { Block, Section } from '../document.js';
import { questionsTexts } from '../texts/questions.js';
import type { GroupReport, WaveReport } from '../wave-report.js';

/** Returns every question of every group: its exact words, base, chart and table. */
export function questions(report: WaveReport): Section {
  const { page, groups } = report;
  const texts = questionsTexts[page.language];
  return {
    id: 'questions',
    heading: texts.heading,
    blocks: paragraphs([texts.lead]),
    sections: groups.map((own) => ({
      id: `questions-${own.group.slug}`,
      heading: own.name,
      blocks: paragraphs([
        page.t.reading[own.results.interval](page.numbers.count(own.results.population ?? 0)),
        explainHidden([own.results], page),
      ]),
      sections: (own.results.questionnaire?.questions ?? [])
        .filter(({ id }) => own.numberOf.has(id))
        .map((question) => questionOf(question, own, report)),
    })),
  };
}

function questionOf(question: Question, own: GroupReport, { page }: WaveReport): Section {
  const { language, numbers } = page;
  const { id, definition, form } = question;
  const { results, numberOf } = own;
  const texts = questionsTexts[language];
  const tables = results.questions.filter((table) => question.results.tables.some((one) => one.id === table.id));
  const text = inLanguage(definition.text, language);
  return {
    id: `question-${id}`,
    heading: texts.question(numbers.count(numberOf.get(id) ?? 0), text),
    blocks: [
      ...paragraphs([definition.hint ? inLanguage(definition.hint, language) : ''], 'quote'),
      ...paragraphs([
        [
          form.instruction ? `${inLanguage(form.instruction, language)}.` : '',
          describeAsked(question, { page, results, numberOf }),
        ]
          .filter(Boolean)
          .join(' '),
      ]),
      ...(tables.length === 0 ? paragraphs([texts.open], 'note') : []),
      ...tables.flatMap((table) => describe(table, question, own, page)),
    ],
  };
}

function describe(
  table: ShownTable,
  question: Question,
  { results, numberOf }: GroupReport,
  page: WaveReport['page'],
): Block[] {
  const { language, t, numbers } = page;
  const texts = questionsTexts[language];
  const text = inLanguage(table.text, language);
  const isWhole = table.id === question.id;
  const title = isWhole ? texts.ofQuestion(numbers.count(numberOf.get(question.id) ?? 0)) : text;
  if (!isTold(table)) return paragraphs([`${title}: ${explainWithheld(table, 'all', page)}`], 'note');
  const { base, caution, several, summary, rows, missing, baseCount } = describeTable(table, results.n, page);
  const picture = tablePicture(table, question, page);
  const about = [base, several].filter(Boolean).join(' ');
  if (rows.length === 0) return paragraphs([about]);
  const outside = missing.map(({ label, count }) => texts.outside(label, count)).join('; ');
  return [
    ...(picture ? [{ ...figureOf(picture, [about]), caption: title }] : paragraphs([about])),
    ...paragraphs([summary === '' ? '' : `${summary} ${base}`]),
    ...paragraphs([caution], 'warning'),
    ...tableOf({
      caption: texts.inFigures(title),
      columns: [
        { heading: t.answer },
        { heading: t.count, numbers: true },
        { heading: t.percent, numbers: true },
        { heading: t.interval, numbers: true },
      ],
      rows: [
        ...rows.map(({ label, count, percent, interval }) => [label, count, percent || '–', interval || '–']),
        [texts.total, baseCount, '', ''],
      ],
      notes: [...(outside ? [`${texts.outsideTitle} ${outside}.`] : []), texts.statement(table.id)],
    }),
  ];
}
