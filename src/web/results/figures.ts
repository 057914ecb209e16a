import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { writeTable, writeTableForExcel } from '../../files/csv-table.js';
import { numbersIn } from '../../language/numbers.js';
import type { Language } from '../../language/text.js';
import { pictureOf, tableOf, type TakenFigure } from '../../presentation/take-along/figure-file.js';
import {
  anchorFigure,
  comparedFigure,
  overviewFigure,
  trendFigure,
  trendId,
} from '../../presentation/take-along/compared-figure.js';
import { leaveOutBackground } from '../../presentation/composition.js';
import { isDrawn } from '../../presentation/counted-figures.js';
import type { Reader } from '../../presentation/hidden.js';
import type { Locale } from '../../presentation/locale.js';
import { overviewOf } from '../../presentation/overview.js';
import { crosstabFigure, crosstabId } from '../../presentation/take-along/crosstab-figure.js';
import { peopleFigure, peopleId } from '../../presentation/take-along/people-figure.js';
import type { Origin } from '../../presentation/take-along/source.js';
import { tableFigure } from '../../presentation/take-along/table-figure.js';
import { isTold } from '../../presentation/told.js';
import { figureEndings, type FigureEnding } from '../../presentation/take-along/take-along.js';
import { resultsTexts } from '../../presentation/texts/results.js';
import { problems } from '../../problem.js';
import { listComparedWith, readComparison, type ShownComparison } from '../../publication/comparison.js';
import { readCrosstab, viewCrosstab } from '../../publication/crosstab.js';
import { readResults, type ShownResults } from '../../publication/results.js';
import type { WaveView } from '../../publication/view.js';
import type { Question } from '../../questionnaire/question.js';
import { singleValue } from '../../questionnaire/fields.js';
import { refuseUnknown } from '../../study/stored.js';
import { readLanguage } from '../plugins/language.js';
import { againstOf } from './comparison.js';
import { readQuery } from './frame.js';
import { lookAtFieldworkWave } from './look.js';
import { originIn } from './taking-along.js';

type Asked = FastifyRequest<{ Params: { wave: string; group: string; file: string } }>;

const forms: Record<FigureEnding, { type: string; write(figure: TakenFigure, language: Language): string }> = {
  '.svg': { type: 'image/svg+xml', write: pictureOf },
  '.csv': { type: 'text/csv', write: (figure, language) => writeTable(tableOf(figure, language)) },
  '-excel.csv': { type: 'text/csv', write: (figure, language) => writeTableForExcel(tableOf(figure, language)) },
};

/**
 * Serves the figures of a group as files, each as its chart and as its numbers. With `?against=` it
 * is beside another wave, with `?bureau=` of one bureau.
 */
export function figures(app: FastifyInstance, ctx: Ctx): void {
  app.get('/:wave/:group/figures/:file', { config: { right: 'results.read' } }, async (request: Asked, reply) => {
    const { group, file } = request.params;
    const ending = figureEndings.findLast((one) => file.endsWith(one));
    if (!ending) throw problems.notFound();
    const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
    const language = readLanguage(request.query);
    const figure = await readFigure(ctx, view, request, { group, id: file.slice(0, -ending.length), language });
    if (!figure) throw problems.notFound();
    const { type, write } = forms[ending];
    return reply
      .type(`${type}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="${nameOf(request, file)}"`)
      .send(write(figure, language));
  });
}

/** The file's name says which wave and group it is of, for who finds it back in a folder. */
function nameOf(request: Asked, file: string): string {
  const { wave, group } = request.params;
  const against = singleValue(readQuery(request), 'against');
  const bureau = singleValue(readQuery(request), 'bureau');
  const parts = [wave, ...(against ? [against] : []), group, ...(bureau && !against ? [bureau] : []), file];
  return parts.map((part) => part.replace(/[^\w.-]/g, '')).join('_');
}

interface Wanted {
  readonly group: string;
  readonly id: string;
  readonly language: Language;
}

async function readFigure(ctx: Ctx, view: WaveView, request: Asked, { group, id, language }: Wanted) {
  const query = readQuery(request);
  const page = {
    language,
    numbers: numbersIn(language),
    t: resultsTexts[language],
    rules: view.study.definition.disclosure,
  };
  refuseUnknown(view.study.definition, { group });
  const origin = originIn(ctx, view, { group, language });
  if (id === crosstabId) {
    const pair = { row: singleValue(query, 'row') ?? '', column: singleValue(query, 'column') ?? '' };
    const choices = await viewCrosstab(ctx, view, group);
    return crosstabFigure(await readCrosstab({ ...ctx, signal: request.signal }, choices, pair), origin, page);
  }
  if (singleValue(query, 'against') === undefined) {
    const bureau = singleValue(query, 'bureau') || undefined;
    const results = await readResults(ctx, view, group, bureau);
    if (results.n === 0) return undefined;
    return findCounted(results, id, originIn(ctx, view, { group, bureau, language }), page);
  }
  const against = againstOf(await listComparedWith(ctx, view, group), request);
  if (!against) return undefined;
  const compared = await readComparison(ctx, view, { group, against });
  if (compared.n === 0) return undefined;
  return findCompared(compared, id, { ...origin, against }, page);
}

function findCounted(
  results: ShownResults,
  id: string,
  origin: Origin,
  page: Locale & Reader,
): TakenFigure | undefined {
  const { n, population, questionnaire, questions } = results;
  if (id === peopleId) return population === null ? undefined : peopleFigure(n, population, origin, page);
  const isOf = (question: Question) => question.results.tables.some((table) => table.id === id);
  const question = questionnaire?.questions.find(isOf);
  const table = questions.find((one) => one.id === id);
  return question && table && isTold(table) ? tableFigure(table, question, results, origin, page) : undefined;
}

function findCompared(compared: ShownComparison, id: string, origin: Origin, page: Locale): TakenFigure | undefined {
  if (id === 'overview') {
    const chart = overviewOf(leaveOutBackground(compared), page, () => '');
    return chart && overviewFigure(chart, origin, page);
  }
  const trend = compared.trends.find(({ question, code }) => id === trendId(question, code));
  if (trend) return trendFigure(trend, origin, page);
  const own = compared.figures.filter(({ question }) => question === id);
  const anchor = own.find((figure) => figure.comparability === 'baseline');
  if (anchor) return anchorFigure(anchor, origin, page);
  const [first, ...others] = own.filter(isDrawn);
  return first && comparedFigure([first, ...others], origin, page);
}
