import type { FastifyInstance } from 'fastify';
import { refuseUnknown } from '../../study/stored.js';
import type { Ctx } from '../../context.js';
import { Problem } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import type { Questionnaire } from '../../questionnaire/questionnaire.js';
import { inLanguage, type Language } from '../../language/text.js';
import type { Association } from '../../results/association.js';
import { readCrosstab, viewCrosstab } from '../../publication/crosstab.js';
import { viewFieldworkWave } from '../../publication/view.js';
import type { Table } from '../../questionnaire/question.js';
import type { Crosstab } from '../../results/crosstab-table.js';
import { at } from './addresses.js';
import { barChart, stackedChart } from '../../presentation/charts/index.js';
import { crosstabTexts } from '../../presentation/texts/crosstab.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { bare } from '../../presentation/question.js';

/** The p value below which an association is called probable. */
const level = 0.05;
const smallBase = 10;
/** The most answers that are distinguishable in one bar. */
const mostParts = 5;

/** Serves two questions of a group together, by `?row=` and `?column=`. */
export function crosstab(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string; group: string } }>(
    '/:wave/:group/crosstab',
    { config: { right: 'figures.live' } },
    async (request, reply) => {
      const { group } = request.params;
      const view = await viewFieldworkWave(ctx, request.viewer, request.params.wave);
      refuseUnknown(view.study.definition, { group });
      const query = readQuery(request);
      const [row, column] = [singleValue(query, 'row') ?? '', singleValue(query, 'column') ?? ''];
      const path = at.crosstab(view.wave.slug, group);
      const page = resultsFrame(request, (t) => t.crosstab, { view, group, path, query: { row, column } });
      const text = crosstabTexts[page.language];
      const visible = view.visibility !== 'none';
      const choices = visible ? await viewCrosstab(ctx, view, group) : undefined;
      const questionnaire = choices?.questionnaire;
      const found =
        choices && questionnaire && row && column
          ? await readCrosstab(ctx, choices, { row, column }).catch(refusal)
          : undefined;
      return reply.code(found instanceof Problem ? found.status : 200).viewAsync('results/crosstab', {
        ...page,
        text,
        action: path,
        waits: !visible ? page.t.none : !questionnaire ? page.t.nothingYet : found === 'waits' ? text.waits : '',
        problem: found instanceof Problem ? (found.code === 'same-in-crosstab' ? text.same : text.unknown) : '',
        choices: choices && questionnaire ? choicesOf(questionnaire, choices.tables, page.language) : [],
        chosen: { row, column },
        found: typeof found === 'object' && !(found instanceof Problem) ? show(found, page) : null,
      });
    },
  );
}

/** A refusal that is shown on the page; throws any other error. */
function refusal(error: unknown): Problem {
  if (error instanceof Problem && error.status === 422) return error;
  throw error;
}

/** The choices: every question or item, items after the text of their question. */
function choicesOf(questionnaire: Questionnaire, sides: readonly Table[], language: Language) {
  const own = new Set(sides);
  return questionnaire.questions.flatMap(({ definition, results }) =>
    results.tables
      .filter((table) => own.has(table))
      .map(({ id, text }) => {
        const [question, item] = [inLanguage(definition.text, language), inLanguage(text, language)];
        return { id, words: item.startsWith(question) ? item : `${question} ${item}` };
      }),
  );
}

function show(crosstab: Crosstab, { language, numbers }: ResultsFrame) {
  const text = crosstabTexts[language];
  const { row, column, n, base, rows, all } = crosstab;
  const cellsOf = (of: Crosstab['all']) =>
    of.cells.map(({ count, percent }) => ({
      count: numbers.count(count),
      percent: percent === null ? '' : numbers.percent(percent, of.base),
    }));
  return {
    row: inLanguage(row.text, language),
    column: inLanguage(column.text, language),
    base: base === 0 ? text.nobody : text.base(numbers.count(base), numbers.count(n)),
    empty: base === 0,
    notes: [
      ...(row.overlapping ? [text.overlappingRow] : []),
      ...(column.overlapping ? [text.overlappingColumn] : []),
      ...(rows.some((one) => one.base > 0 && one.base < smallBase) ? [text.smallRows] : []),
    ],
    columns: column.options.map(({ label }) => bare(label, language)),
    rows: rows.map((one) => ({
      label: bare(one.label, language),
      people: numbers.count(one.base),
      cells: cellsOf(one),
    })),
    all: { people: numbers.count(all.base), cells: cellsOf(all) },
    chart: base === 0 ? '' : draw(crosstab, language),
    association: describeAssociation(crosstab.association, base, { language, numbers }),
    tested: crosstab.association.method !== 'none',
  };
}

/** One bar for each row; where the column's answers overlap or are many, a bar for each answer. */
function draw({ row, column, rows }: Crosstab, language: Language): string {
  const title = crosstabTexts[language].chart(inLanguage(row.text, language), inLanguage(column.text, language));
  const points = column.options.map(({ label }) => bare(label, language));
  const shown = rows.filter(({ base }) => base > 0);
  if (!column.overlapping && points.length <= mostParts) {
    return stackedChart({
      id: 'crosstab-chart',
      title,
      language,
      points,
      rows: shown.map(({ label, base, cells }) => ({
        label: bare(label, language),
        base,
        counts: cells.map(({ count }) => count),
      })),
    });
  }
  return barChart({
    id: 'crosstab-chart',
    title,
    language,
    sections: shown.map(({ label, base, cells }) => ({
      heading: bare(label, language),
      base,
      bars: cells.map(({ count, percent }, i) => ({ label: points[i] ?? '', count, percent: percent ?? 0 })),
    })),
  });
}

/** Whether the answers are associated, in one careful sentence. */
function describeAssociation(
  association: Association,
  base: number,
  { language, numbers }: Pick<ResultsFrame, 'language' | 'numbers'>,
): string {
  const text = crosstabTexts[language];
  if (association.method === 'none') {
    return association.reason === 'overlapping' ? text.overlapping : text.notComputable;
  }
  const p = numbers.p(association.p);
  const test =
    association.method === 'freeman-halton'
      ? text.exact(p)
      : text.chiSquare(numbers.decimal(association.statistic), numbers.count(association.df), p);
  const sentence = association.p < level ? text.associated(test) : text.notAssociated(test, numbers.count(base));
  return association.method === 'chi-square' && association.smallExpected
    ? `${sentence} ${text.smallExpected}`
    : sentence;
}
