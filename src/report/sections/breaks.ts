import { showBreaks } from '../../presentation/broken-question.js';
import { describeJudgements } from '../../presentation/judgements.js';
import { comparisonTexts } from '../../presentation/texts/comparison.js';
import type { ShownComparison } from '../../publication/comparison.js';
import { listOf, paragraphs, tableOf } from '../blocks.js';
import type { Block, Section } from '../document.js';
import { breaksTexts } from '../texts/breaks.js';
import type { WaveReport } from '../wave-report.js';

/** Returns what two waves asked otherwise, in both wordings, and what was judged the same. */
export function breaks({ groups, page }: WaveReport): Section {
  const texts = breaksTexts[page.language];
  const { t } = page;
  const sections = groups.flatMap(({ comparisons, name, group }) =>
    comparisons.flatMap((compared): Section[] => {
      const blocks = [...describeBroken(compared, page), ...describeJudged(compared, page)];
      const heading = texts.pair(name, comparisonTexts[page.language].wave(compared.against));
      return blocks.length ? [{ id: `breaks-${group.slug}-${compared.against}`, heading, blocks }] : [];
    }),
  );
  return {
    id: 'breaks',
    heading: texts.heading,
    blocks: paragraphs([sections.length ? t.compared.breaksLead : texts.none]),
    sections,
  };
}

function describeBroken({ breaks: broken, against }: ShownComparison, page: WaveReport['page']): Block[] {
  const texts = breaksTexts[page.language];
  const { compared } = page.t;
  const found = showBreaks(broken, page, { mayJudge: false });
  return tableOf({
    caption: compared.breaksTitle,
    columns: [texts.question, texts.differs, compared.wordingThen(against), compared.wordingNow].map((heading) => ({
      heading,
    })),
    rows: found.map(({ title, changed, then, now }) => [
      title,
      now ? changed : compared.goneNow,
      ...[then, now].map((wording) => (wording ? inWords(wording) : compared.notAsked)),
    ]),
  });
}

function inWords({
  leadIn,
  text,
  hint,
  options,
  condition,
}: NonNullable<ReturnType<typeof showBreaks>[number]['now']>) {
  return [...leadIn, text, hint, options.map((label) => `‘${label}’`).join(', '), condition].filter(Boolean).join(' ');
}

function describeJudged({ judgements, questionnaire }: ShownComparison, page: WaveReport['page']): Block[] {
  const { judgedTitle, judgedLead } = page.t.compared;
  const judged = describeJudgements(judgements, questionnaire?.questions ?? [], page);
  if (judged.length === 0) return [];
  return [
    ...paragraphs([`${judgedTitle}. ${judgedLead}`]),
    ...listOf(judged.map((one) => `${one.judged} ‘${one.reason}’`)),
  ];
}
