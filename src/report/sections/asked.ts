import { inLanguage, lowerFirst } from '../../language/text.js';
import { showComposition } from '../../presentation/composition.js';
import { showFieldwork } from '../../presentation/fieldwork.js';
import { describeSilent } from '../../presentation/silent.js';
import { originOf } from '../../presentation/take-along/source.js';
import { fieldworkTexts } from '../../presentation/texts/fieldwork.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { remarksTexts } from '../../presentation/texts/remarks.js';
import { describeTurnout } from '../../presentation/wave-status.js';
import { peoplePicture } from '../../presentation/charts/index.js';
import { figureOf, listOf, paragraphs, tableOf } from '../blocks.js';
import type { Block, Section, ReportTable } from '../document.js';
import { askedTexts } from '../texts/asked.js';
import type { GroupReport, WaveReport } from '../wave-report.js';

/** Returns who was asked and who answered: dates, mode, coverage, outcomes and rates by AAPOR. */
export function asked(report: WaveReport): Section {
  const { page, groups, fieldwork, view } = report;
  const texts = askedTexts[page.language];
  const field = fieldworkTexts[page.language];
  const { definition } = view.study;
  const shown = fieldwork && showFieldwork(fieldwork, definition, page);
  return {
    id: 'asked',
    heading: texts.heading,
    blocks: [
      ...paragraphs([...datesOf(report), describeMode(report), describeLetters(report)]),
      ...paragraphs(fieldwork ? [field.quote] : [], 'note'),
    ],
    sections: [
      ...groups.map((own): Section => {
        const account = shown?.groups.find(({ id }) => id === own.group.slug);
        return {
          id: `asked-${own.group.slug}`,
          heading: own.name,
          blocks: [
            ...describePeople(own, report),
            ...(account && !account.empty ? describeAccount(account, own.name, report) : []),
            ...describeComposition(own, report),
          ],
        };
      }),
      ...(shown?.letterChanges.length
        ? [
            {
              id: 'letters-changed',
              heading: field.letterChangesTitle,
              blocks: [...paragraphs([field.letterChangesText]), ...listOf(shown.letterChanges)],
            },
          ]
        : []),
    ],
  };
}

function datesOf({ view, page }: WaveReport): string[] {
  const { study, wave, day, snapshot } = view;
  return originOf({ study: study.definition.title, wave, today: day, snapshot, base: '' }, page.language);
}

function describeMode({ view, page, protocols }: WaveReport): string {
  const texts = askedTexts[page.language];
  if (view.wave.synthetic) return texts.made;
  const modes = [...new Set(protocols.map(({ mode }) => mode))];
  return modes.length === 0
    ? texts.unknownMode
    : modes.map((mode) => texts.modes[mode] ?? texts.otherMode(mode)).join(' ');
}

/** The letters of the last plan that the wave had. */
function describeLetters({ view, page, protocols }: WaveReport): string {
  const letters = protocols.at(-1)?.mailPlan ?? [];
  if (letters.length === 0 || view.wave.synthetic) return '';
  const { list, count } = page.numbers;
  const steps: Readonly<Record<string, string>> = letterNames[page.language].steps;
  const write = remarksTexts[page.language].letter;
  return askedTexts[page.language].letters(
    list(letters.map(({ step, day }) => write(lowerFirst(steps[step] ?? step), count(day)))),
  );
}

function describePeople({ group, results }: GroupReport, { page, headline }: WaveReport): Block[] {
  const { n, population } = results;
  const { t, numbers, language } = page;
  const anchored = headline.anchored.find((one) => one.group === group.slug);
  const belongs = group.belongs ? askedTexts[language].who(inLanguage(group.belongs, language)) : '';
  const silent = anchored ? describeSilent(anchored, page) : '';
  return [
    ...paragraphs([[describeTurnout(n, population, t, numbers), silent].filter(Boolean).join(' '), belongs]),
    ...(population === null
      ? []
      : [
          figureOf(
            peoplePicture({
              ...{ id: `${group.slug}-people`, title: t.whoTookPart, language },
              ...{ answered: n, silent: population - n },
            }),
          ),
        ]),
  ];
}

type Account = ReturnType<typeof showFieldwork>['groups'][number];

function describeAccount(account: Account, name: string, { page }: WaveReport): Block[] {
  const field = fieldworkTexts[page.language];
  const of = (words: string) => `${name}: ${words}`;
  const { leftOut, outcomes, rates, coverage, headline } = account;
  const table = (
    caption: string,
    headings: readonly string[],
    rows: ReportTable['rows'],
    notes: readonly string[] = [],
  ) =>
    tableOf({
      caption: of(caption),
      columns: headings.map((heading, i) => ({ heading, numbers: i > 0 })),
      rows,
      notes,
    });
  return [
    ...paragraphs([headline, ...coverage]),
    ...table(
      field.outcomes,
      [field.outcome, field.code, field.people],
      outcomes.map(({ words, code, people }) => [words, code, people]),
      [field.source],
    ),
    ...table(
      field.rates,
      [field.meaning, field.rate, askedTexts[page.language].share],
      rates.map(({ words, rate, value }) => [words, rate, value]),
    ),
    ...(leftOut
      ? table(
          field.whyNot,
          [field.reason, ...leftOut.columns],
          leftOut.rows.map(({ label, cells }) => [label, ...cells]),
          [field.whyNotText],
        )
      : []),
  ];
}

function describeComposition({ composition, group }: GroupReport, { page, view }: WaveReport): Block[] {
  if (!composition) return [];
  const { against } = composition;
  const shown = showComposition(composition, page, { id: group.slug, wave: view.wave.slug, against });
  const { columns, parts } = shown;
  const hasThen = columns.then !== '';
  return [
    ...paragraphs([`${shown.title} ${shown.lead}`, shown.unknown, shown.repeating]),
    ...parts.flatMap(({ text, note, rows }) =>
      tableOf({
        caption: text,
        columns: [
          { heading: columns.answer },
          ...(hasThen ? [{ heading: columns.then, numbers: true }] : []),
          { heading: columns.now, numbers: true },
        ],
        rows: rows.map(({ label, then, now }) => [label, ...(hasThen ? [then] : []), now]),
        notes: note ? [note] : [],
      }),
    ),
  ];
}
