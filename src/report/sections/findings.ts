import { anchorPicture } from '../../presentation/anchor-picture.js';
import { bare } from '../../presentation/bare.js';
import { nameAnswers } from '../../presentation/expectations.js';
import { isChange, summariseOutcomes } from '../../presentation/outcomes.js';
import { describeSilent } from '../../presentation/silent.js';
import { comparisonTexts } from '../../presentation/texts/comparison.js';
import { describeTurnout } from '../../presentation/wave-status.js';
import type { ShownComparison } from '../../publication/comparison.js';
import { listOf, paragraphs, tableOf } from '../blocks.js';
import { listCoreShares, type CoreShare, type ShareOf } from '../core-shares.js';
import type { Block, ReportFigure, Section, ReportTable } from '../document.js';
import { quoteAnchor, quoteCore, type Whose } from '../quotes.js';
import { findingsTexts } from '../texts/findings.js';
import type { Anchored } from '../../results/headline.js';
import { waveNamed, type GroupReport, type WaveReport } from '../wave-report.js';

/**
 * Returns what was found, on one page: of each group its anchor and its core outcomes, and what may
 * be said of both.
 */
export function findings(report: WaveReport): Section {
  const { language } = report.page;
  return {
    id: 'findings',
    heading: findingsTexts[language].heading,
    blocks: paragraphs([findingsTexts[language].alike], 'note'),
    sections: report.groups.map((own) => findingsOf(own, report)),
  };
}

function findingsOf(own: GroupReport, report: WaveReport): Section {
  const { page, view, headline } = report;
  const { name, group, results } = own;
  const texts = findingsTexts[page.language];
  const whose = { name, wave: view.wave.slug };
  const anchored = headline.anchored.filter((one) => one.group === group.slug);
  const beside = besideCounted(own, report);
  const core = listCoreShares(own, beside, page.language);
  const [first] = anchored;
  const summary = beside ? summariseOutcomes(beside, page) : core.length ? texts.first : '';
  const tookPart = describeTurnout(results.n, results.population, page.t, page.numbers);
  return {
    id: `findings-${group.slug}`,
    heading: name,
    blocks: [
      ...anchored.flatMap(({ figure, against }) => [
        ...paragraphs([quoteAnchor(figure, against, whose, page)], 'lead'),
        ...(figure.now.base === 0 ? [] : [drawAnchor(figure, against, report)]),
      ]),
      ...paragraphs([[tookPart, first ? describeSilent(first, page) : '', summary].filter(Boolean).join(' ')]),
      ...(beside ? listChanged(core, beside, whose, page) : []),
    ],
  };
}

/** The chart of an anchor; the sentence above it says what was asked. */
function drawAnchor(figure: Anchored['figure'], against: string, { page, view }: WaveReport): ReportFigure {
  const answer = `‘${bare(figure.label, page.language)}’`;
  const wave = view.wave.slug;
  const picture = anchorPicture(figure, page, { wave, against, row: answer });
  return { kind: 'figure', caption: findingsTexts[page.language].drawn(answer, wave, against), picture };
}

/** Which core outcomes changed, in sentences. */
function listChanged(
  core: readonly CoreShare[],
  beside: ShownComparison,
  whose: Whose,
  page: WaveReport['page'],
): Block[] {
  const changed = core.filter(({ outcome }) => outcome && isChange(outcome.verdict));
  return listOf(changed.map((one) => quoteCore(one, beside.against, whose, page)));
}

/**
 * Returns the core outcomes of each group as numbers, beside the wave before where there is one.
 */
export function coreOutcomes(report: WaveReport): Section[] {
  const { page, groups } = report;
  const texts = findingsTexts[page.language];
  const sections = groups.flatMap((own): Section[] => {
    const beside = besideCounted(own, report);
    const blocks = tableOf(coreTable(listCoreShares(own, beside, page.language), own, beside, report));
    return blocks.length ? [{ id: `core-${own.group.slug}`, heading: own.name, blocks }] : [];
  });
  return sections.length ? [{ id: 'core', heading: texts.core, blocks: paragraphs([texts.chosen]), sections }] : [];
}

/** Returns sentences that can be quoted as they stand, by group. */
export function quotes(report: WaveReport): Section {
  const { page, view, headline, groups } = report;
  const texts = findingsTexts[page.language];
  return {
    id: 'quotes',
    heading: texts.quotes,
    blocks: paragraphs([texts.quotesLead]),
    sections: groups.map((own) => {
      const whose = { name: own.name, wave: view.wave.slug };
      const anchored = headline.anchored.filter(({ group }) => group === own.group.slug);
      const beside = besideCounted(own, report);
      const core = listCoreShares(own, beside, page.language);
      return {
        id: `quotes-${own.group.slug}`,
        heading: own.name,
        blocks: paragraphs(
          [
            ...anchored.map(({ figure, against }) => quoteAnchor(figure, against, whose, page)),
            ...core.map((one) => quoteCore(one, beside?.against, whose, page)),
          ],
          'quote',
        ),
      };
    }),
  };
}

/** The comparison with a wave that was counted: the one that was asked for, or the nearest. */
function besideCounted({ comparisons }: GroupReport, report: WaveReport): ShownComparison | undefined {
  return comparisons.find(({ against }) => waveNamed(report, against)?.kind === 'fieldwork');
}

function coreTable(
  core: readonly CoreShare[],
  { name }: GroupReport,
  beside: ShownComparison | undefined,
  { page }: WaveReport,
): Omit<ReportTable, 'kind'> {
  const { language, numbers, t } = page;
  const texts = findingsTexts[language];
  const write = ({ percent, count, base }: ShareOf) =>
    texts.share(percent === null ? '–' : numbers.percent(percent), numbers.count(count), numbers.count(base));
  const intervalOf = ({ low, high }: ShareOf) => (low === null || high === null ? '–' : numbers.range(low, high));
  const nowOf = ({ now, outcome }: CoreShare) =>
    now ? write(now) : outcome?.method === 'freeman-halton' ? texts.noShare : texts.untold;
  const compared = beside !== undefined;
  return {
    caption: texts.caption(name),
    columns: [
      { heading: texts.question },
      { heading: texts.now, numbers: true },
      { heading: texts.interval, numbers: true },
      ...(compared
        ? [
            { heading: texts.then(comparisonTexts[language].wave(beside.against)), numbers: true },
            { heading: texts.verdict },
          ]
        : []),
    ],
    rows: core.map((one) => [
      [one.question, nameAnswers(one.labels, page)].filter(Boolean).join(': '),
      nowOf(one),
      one.now ? intervalOf(one.now) : '–',
      ...(compared
        ? [one.then ? write(one.then) : '–', one.outcome ? t.compared.verdictNames[one.outcome.verdict] : '–']
        : []),
    ]),
    notes: [...(compared ? [texts.noOrder] : [])],
  };
}
