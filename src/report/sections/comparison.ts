import { anchorPicture } from '../../presentation/anchor-picture.js';
import { bare } from '../../presentation/bare.js';
import type { Known, OverviewChart } from '../../presentation/charts/index.js';
import { statementsOf } from '../../presentation/compared-published.js';
import { leaveOutBackground } from '../../presentation/composition.js';
import {
  inLists,
  listFindings,
  listMoving,
  summariseOutcomes,
  type OutcomeFinding,
} from '../../presentation/outcomes.js';
import { overviewOf } from '../../presentation/overview.js';
import { listRemarks } from '../../presentation/remarks.js';
import { describeFamily, describeTrend } from '../../presentation/sentence.js';
import { pictureOfTrend } from '../../presentation/trend-picture.js';
import { inLanguage } from '../../language/text.js';
import { comparisonTexts } from '../../presentation/texts/comparison.js';
import { takeAlongTexts } from '../../presentation/texts/take-along.js';
import type { ShownComparison } from '../../publication/comparison.js';
import { figureOf, listOf, paragraphs, tableOf } from '../blocks.js';
import type { Block, Section, ReportTable } from '../document.js';
import { quoteOutcome } from '../quotes.js';
import { reportComparisonTexts } from '../texts/comparison.js';
import { waveNamed, type GroupReport, type WaveReport } from '../wave-report.js';

/** Returns each group beside each earlier wave, in the words of the verdicts. */
export function comparison(report: WaveReport): Section {
  const { page, groups } = report;
  const texts = reportComparisonTexts[page.language];
  const sections = groups.flatMap((own) => own.comparisons.map((one) => besideWave(one, own, report)));
  return {
    id: 'comparison',
    heading: texts.heading,
    blocks: paragraphs([sections.length ? texts.lead : texts.nothing]),
    sections,
  };
}

function besideWave(compared: ShownComparison, { name, group }: GroupReport, report: WaveReport): Section {
  const { page } = report;
  const { against } = compared;
  const isBaseline = waveNamed(report, against)?.kind === 'baseline';
  return {
    id: `comparison-${group.slug}-${against}`,
    heading: reportComparisonTexts[page.language].pair(name, comparisonTexts[page.language].wave(against)),
    blocks: [
      ...describeRemarks(compared, page),
      ...(isBaseline ? describePublished(compared, report) : describeCounted(compared, page)),
      ...describeLines(compared, page),
    ],
  };
}

function describeRemarks({ remarks, against }: ShownComparison, page: WaveReport['page']): Block[] {
  const { title, lead, changed, unknown } = listRemarks(remarks, against, page);
  return [
    ...(changed.length ? [...paragraphs([`${title}. ${lead}`], 'warning'), ...listOf(changed)] : []),
    ...paragraphs([unknown], 'note'),
  ];
}

/** The published figures, and what was published in words alone. */
function describePublished(compared: ShownComparison, { page, view }: WaveReport): Block[] {
  const { figures, against, questionnaire } = compared;
  const { language, t } = page;
  const anchors = figures.filter((figure) => figure.comparability === 'baseline');
  const words = figures.filter((figure) => figure.comparability === 'words-only');
  const found = listFindings({ ...compared, figures: anchors }, page, nowhere);
  return [
    ...anchors.flatMap((figure, i): Block[] => [
      ...paragraphs([inLanguage(figure.published.statement, language)], 'quote'),
      ...paragraphs([found[i] ? `${found[i].lead} ${found[i].rest}` : ''], 'lead'),
      figureOf(anchorPicture(figure, page, { wave: view.wave.slug, against }), [
        inLanguage(figure.published.certain, language),
      ]),
    ]),
    ...(words.length
      ? [
          ...paragraphs([t.compared.wordsLead(against)]),
          ...tableOfChart(
            statementsOf(words, compared, questionnaire?.questions ?? [], page),
            { then: against, now: view.wave.slug },
            page,
          ),
        ]
      : []),
  ];
}

/** The verdicts in lists, and then every figure. */
function describeCounted(compared: ShownComparison, page: WaveReport['page']): Block[] {
  const { language, t } = page;
  const found = listFindings(compared, page, nowhere);
  const lists = inLists(found, listMoving(compared, page, nowhere), page);
  /**
   * Of a core outcome how many answered; an anchor beside a counted wave has no more than its lead.
   */
  const describeAlike = ({ question, label }: OutcomeFinding) => {
    const outcome = compared.outcomes.find((one) => one.question === question);
    if (outcome) return quoteOutcome(outcome, compared.against, page)[0];
    return found.find((one) => one.question === question && one.label === label)?.lead ?? '';
  };
  const chart = overviewOf(leaveOutBackground(compared), page);
  return [
    ...paragraphs([summariseOutcomes(compared, page)], 'lead'),
    ...(found.length ? lists : []).flatMap(({ id, title, count, lead, findings }) => [
      ...paragraphs([[`${title} (${count}).`, lead].filter(Boolean).join(' ')]),
      ...listOf(
        findings.map((one) =>
          [`${one.title}:`, ...(id === 'alike' ? [describeAlike(one)] : [one.lead, one.rest])]
            .filter(Boolean)
            .join(' '),
        ),
      ),
    ]),
    ...paragraphs(
      compared.outcomes.length ? [`${describeFamily(compared.outcomes)[language]} ${t.compared.blindness}`] : [],
      'note',
    ),
    ...(chart
      ? [
          ...paragraphs([reportComparisonTexts[language].overviewLead(page.numbers.count(chart.rows.length))]),
          ...tableOfChart(chart, { then: compared.against, now: compared.wave }, page),
        ]
      : []),
  ];
}

/** Lines over three waves or more. */
function describeLines(compared: ShownComparison, page: WaveReport['page']): Block[] {
  const judged = compared.trends.filter(({ p }) => p !== null);
  if (judged.length === 0) return [];
  return [
    ...paragraphs([reportComparisonTexts[page.language].lines]),
    ...judged.flatMap((trend): Block[] => {
      const { lead, rest } = describeTrend(trend, compared)[page.language];
      const answer = `${inLanguage(trend.text, page.language)} ‘${bare(trend.label, page.language)}’`;
      return [...paragraphs([`${answer} ${lead} ${rest}`]), figureOf(pictureOfTrend(trend, page))];
    }),
  ];
}

/** Many figures as a table, in the order of their chart: with a verdict where there is one. */
function tableOfChart({ title, rows }: OverviewChart, { then, now }: Waves, page: WaveReport['page']): ReportTable[] {
  const { language } = page;
  const texts = reportComparisonTexts[language];
  const { t } = page;
  const hasThen = rows.some((row) => row.then);
  const write = (known: Known) => {
    if (!known || !('percent' in known)) return '–';
    const { numbers } = page;
    const share = texts.share(numbers.percent(known.percent), numbers.count(known.count), numbers.count(known.base));
    return `${share}, ${numbers.range(known.interval.low, known.interval.high)}`;
  };
  return tableOf({
    caption: title,
    columns: [
      { heading: t.answer },
      ...(hasThen ? [{ heading: t.compared.then(then), numbers: true }] : []),
      { heading: t.compared.then(now), numbers: true },
      ...(hasThen ? [{ heading: texts.verdict }] : []),
    ],
    rows: rows.map((row) => [
      row.label,
      ...(hasThen ? [write(row.then)] : []),
      write(row.now),
      ...(hasThen ? [row.words || t.compared.verdictNames.described] : []),
    ]),
    notes: [texts.intervals, ...(hasThen ? [takeAlongTexts[language].mostlyUntested] : [])],
  });
}

interface Waves {
  readonly then: string;
  readonly now: string;
}

/** A report has no pages to lead to. */
function nowhere(): string {
  return '';
}
