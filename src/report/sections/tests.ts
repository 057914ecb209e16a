import { inLanguage, type Text } from '../../language/text.js';
import { bare } from '../../presentation/bare.js';
import { nameBase } from '../../presentation/known-shares.js';
import { comparisonTexts } from '../../presentation/texts/comparison.js';
import type { ShownComparison } from '../../publication/comparison.js';
import type { PRange } from '../../results/verdict.js';
import { paragraphs, tableOf } from '../blocks.js';
import type { Section } from '../document.js';
import { quoteTexts } from '../texts/quotes.js';
import { testsTexts } from '../texts/tests.js';
import type { GroupReport, WaveReport } from '../wave-report.js';

/** A test that was made, in words. */
type TestRow = readonly [what: string, method: string, p: string, adjusted: string, verdict: string];

/** Returns the log of every test that was made, those that found nothing among them. */
export function tests(report: WaveReport): Section {
  const { groups, page } = report;
  const texts = testsTexts[page.language];
  const { columns } = texts;
  const rows = groups.flatMap(({ name, comparisons }) =>
    comparisons.flatMap((compared) =>
      listTests(compared, page).map(([what, ...rest]) => [what, name, compared.against, ...rest]),
    ),
  );
  return {
    id: 'tests',
    heading: texts.heading,
    blocks: [
      ...paragraphs([rows.length ? texts.lead : texts.none]),
      ...tableOf({
        caption: texts.heading,
        columns: [
          ...[columns.what, columns.group, columns.against, columns.method].map((heading) => ({ heading })),
          { heading: columns.p, numbers: true },
          { heading: columns.adjusted, numbers: true },
          { heading: columns.verdict },
        ],
        rows,
        notes: [...texts.notes, ...groups.flatMap((own) => listFamilies(own, page))],
      }),
    ],
  };
}

function listTests(compared: ShownComparison, page: WaveReport['page']): TestRow[] {
  return [...testsOfAnchors(compared, page), ...testsOfCore(compared, page), ...testsOfLines(compared, page)];
}

/** An anchor on each of its bases, and under each reading of how it was rounded. */
function testsOfAnchors({ figures }: ShownComparison, page: WaveReport['page']): TestRow[] {
  const texts = testsTexts[page.language];
  const { verdictNames, readings: names } = page.t.compared;
  const method = texts.methods['fisher-mid-p'];
  return figures.flatMap((figure): TestRow[] => {
    if (figure.bases.length === 0) return [];
    const what = nameOf(figure, page);
    const readings = figure.comparability === 'baseline' ? figure.readings : [];
    const row = (words: string, { p, verdict }: { p: PRange | null; verdict: keyof typeof verdictNames }): TestRow[] =>
      p
        ? [[words, method, rangeOf(p, page), rangeOf({ best: p.worst, worst: p.worst }, page), verdictNames[verdict]]]
        : [];
    return [
      ...figure.bases.flatMap((base) =>
        row(figure.bases.length > 1 ? texts.onBase(what, nameBase(base, page)) : what, base),
      ),
      ...readings
        .filter(({ taken }) => !taken)
        .flatMap((one) => row(texts.ifPublished(what, names[one.reading] ?? one.reading), one)),
    ];
  });
}

function testsOfCore({ outcomes }: ShownComparison, page: WaveReport['page']): TestRow[] {
  const texts = testsTexts[page.language];
  const { numbers, t, language } = page;
  const written = (p: number | null) => (p === null ? '–' : numbers.p(p));
  return outcomes.flatMap((outcome): TestRow[] => {
    const { method, p, adjusted, verdict, trend } = outcome;
    const what = nameOf(outcome, page);
    return [
      ...(p === null
        ? []
        : [[what, texts.methods[method], written(p), written(adjusted), t.compared.verdictNames[verdict]] as const]),
      ...(trend?.p == null
        ? []
        : [
            [
              `${what}, ${texts.line(numbers.list(trend.waves))}`,
              texts.methods[trend.method],
              written(trend.p),
              written(trend.adjusted),
              quoteTexts[language].trend[trend.verdict],
            ] as const,
          ]),
    ];
  });
}

/** The lines of anchors: those of core outcomes are among their own tests. */
function testsOfLines({ trends, outcomes }: ShownComparison, page: WaveReport['page']): TestRow[] {
  const texts = testsTexts[page.language];
  const { numbers, language } = page;
  const isCore = ({ question }: { readonly question: string }) => outcomes.some((one) => one.question === question);
  return trends.flatMap((trend): TestRow[] => {
    const { p, points, verdict } = trend;
    if (!p || isCore(trend)) return [];
    const waves = numbers.list(points.map(({ wave }) => wave));
    return [
      [
        `${nameOf(trend, page)}, ${texts.line(waves)}`,
        texts.methods[p.method],
        rangeOf(p, page),
        numbers.p(p.adjusted),
        quoteTexts[language].trend[verdict],
      ],
    ];
  });
}

function listFamilies({ name, comparisons }: GroupReport, { language, numbers }: WaveReport['page']): string[] {
  return comparisons.flatMap(({ family, against }) =>
    family
      ? [testsTexts[language].family(name, comparisonTexts[language].wave(against), numbers.count(family.tests))]
      : [],
  );
}

function nameOf(
  { text, label }: { readonly text: Text; readonly label: Text | null },
  { language }: WaveReport['page'],
): string {
  const asked = inLanguage(text, language);
  return label ? `${asked} ‘${bare(label, language)}’` : asked;
}

/** The smallest and the largest p; one where they are written alike. */
function rangeOf({ best, worst }: PRange, { numbers, language }: WaveReport['page']): string {
  const [least, most] = [numbers.p(best), numbers.p(worst)];
  return least === most ? least : `${least} ${language === 'nl' ? 'tot' : 'to'} ${most}`;
}
