import { inLanguage } from '../../language/text.js';
import { inLists, listFindings } from '../../presentation/outcomes.js';
import { comparisonTexts } from '../../presentation/texts/comparison.js';
import { listOf, paragraphs } from '../blocks.js';
import type { Section } from '../document.js';
import { unsayableTexts } from '../texts/unsayable.js';
import { waveNamed, type WaveReport } from '../wave-report.js';

/**
 * Returns what cannot be said: ever, of the baseline, and of what was compared without a verdict.
 */
export function unsayable(report: WaveReport): Section {
  const { page, groups, view } = report;
  const { language, t } = page;
  const texts = unsayableTexts[language];
  const { baseline } = view.study;
  const doubtful = groups.flatMap(({ comparisons, name, group }) =>
    comparisons.flatMap((compared): Section[] => {
      // What was published in words alone is listed with the figures that measure it now.
      const judged = compared.figures.filter(({ comparability }) => comparability !== 'words-only');
      const found = listFindings({ ...compared, figures: judged }, page, () => '');
      const list = inLists(found, [], page).find(({ id }) => id === 'unsayable');
      if (!list) return [];
      return [
        {
          id: `unsayable-${group.slug}-${compared.against}`,
          heading: texts.ofGroup(name, comparisonTexts[language].wave(compared.against)),
          blocks: listOf(list.findings.map(({ title, lead, rest }) => `${title}: ${lead} ${rest}`)),
        },
      ];
    }),
  );
  const withheld = groups.flatMap(({ name, results }) => {
    const kept = results.questions.filter((table) => table.withheld !== null).length;
    return kept > 0 ? [texts.withheld(name, page.numbers.count(kept))] : [];
  });
  const isUsed = baseline && waveNamed(report, baseline.wave);
  return {
    id: 'unsayable',
    heading: texts.heading,
    blocks: listOf(texts.always),
    sections: [
      ...doubtful,
      ...(isUsed
        ? [
            {
              id: 'baseline',
              heading: t.compared.uncertainTitle(baseline.wave),
              blocks: listOf(baseline.uncertain.map((one) => inLanguage(one, language))),
            },
          ]
        : []),
      ...(withheld.length ? [{ id: 'withheld', heading: texts.hidden, blocks: paragraphs(withheld) }] : []),
    ],
  };
}
