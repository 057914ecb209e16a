import { showExpectations } from '../../presentation/expectations.js';
import { expectationsTexts } from '../../presentation/texts/expectations.js';
import { paragraphs, tableOf } from '../blocks.js';
import type { Section } from '../document.js';
import type { WaveReport } from '../wave-report.js';

/**
 * Returns what partners and staff had predicted beside what came out, by group. None where nobody
 * predicted anything.
 */
export function expected({ headline, groups, view, page }: WaveReport): Section[] {
  const baseline = view.study.baseline?.wave;
  const texts = expectationsTexts[page.language];
  const sections = groups.flatMap(({ group, name }): Section[] => {
    const shown = showExpectations(headline.expected, group.slug, { baseline, page });
    if (!shown) return [];
    const headings = [texts.question, texts.expectedHead, texts.outcomeHead, ...(shown.then ? [shown.then] : [])];
    return [
      {
        id: `expected-${group.slug}`,
        heading: name,
        blocks: tableOf({
          caption: `${texts.title}: ${name}`,
          columns: headings.map((heading, i) => ({ heading, numbers: i > 0 })),
          rows: shown.rows.map((row) => [
            [row.question, row.answers].filter(Boolean).join(' '),
            row.below === '' ? row.expected : `${row.expected} (${row.below})`,
            row.outcome,
            ...(shown.then ? [row.published] : []),
          ]),
        }),
      },
    ];
  });
  if (sections.length === 0) return [];
  return [{ id: 'expected', heading: texts.title, blocks: paragraphs([texts.lead, texts.how]), sections }];
}
