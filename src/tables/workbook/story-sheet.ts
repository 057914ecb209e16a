import type { WorkbookCell } from '../../files/workbook/cell.js';
import type { WorkbookSheet } from '../../files/workbook/sheet.js';
import { inLanguage } from '../../language/text.js';
import { describeToday } from '../../presentation/headline.js';
import { inLists, listFindings, listMoving, listStatements, summariseOutcomes } from '../../presentation/outcomes.js';
import { listRemarks } from '../../presentation/remarks.js';
import { describeSilent } from '../../presentation/silent.js';
import { describeTurnout } from '../../presentation/wave-status.js';
import type { CoreComparison, Headline } from '../../publication/comparison.js';
import type { FileReader } from '../reader.js';
import type { GroupTables, WaveTables } from '../wave-tables.js';
import { percentCell } from './cells.js';
import { headRows } from './head-rows.js';
import { looks } from './looks.js';

type Row = readonly WorkbookCell[];

/**
 * Returns the sheet with what the page of a wave tells: of each group its anchors and its lists.
 */
export function storySheet(tables: WaveTables, headline: Headline, reader: FileReader): Omit<WorkbookSheet, 'footer'> {
  const { text } = reader;
  const head = headRows(text.story, tables, reader);
  const stories = tables.groups.flatMap((group) => groupRows(group, tables, headline, reader));
  return { name: text.story, widths: [64, 10, 22, 74], head: head.length, rows: [...head, ...stories] };
}

function groupRows({ group, all }: GroupTables, { view }: WaveTables, headline: Headline, reader: FileReader): Row[] {
  const { language, numbers, t, text } = reader;
  const anchored = headline.anchored.filter((one) => one.group === group.slug);
  const [first] = anchored;
  const people = [describeTurnout(all.n, all.population, t, numbers), first ? describeSilent(first, reader) : ''];
  const { anchor, now, then, verdict } = text.head;
  const columns = [
    { value: anchor, look: looks.head },
    { value: now, look: looks.headOfNumbers },
    { value: then, look: looks.headBeside },
    { value: verdict, look: looks.head },
  ];
  return [
    [],
    [{ value: inLanguage(group.name, language), look: looks.heading }],
    [{ value: people.join(' '), look: looks.line }],
    ...(first ? [columns] : []),
    ...anchored.map((one) => {
      const { question, label, then, short, about } = describeToday(one, reader);
      const { percent } = one.figure.now;
      return [`${question} ‘${label}’`, percentCell(percent), { value: then, look: looks.beside }, `${short} ${about}`];
    }),
    ...listRows(headline, group.slug, view.study, reader),
  ];
}

/** What else than the questions differs from the wave beside which it stands. */
function remarkRows({ remarks, against }: CoreComparison, reader: FileReader): Row[] {
  const { title, changed, unknown } = listRemarks(remarks, against, reader);
  const lines = [...changed.map((words) => `${title}. ${words}`), unknown];
  return lines.filter((words) => words !== '').map((value) => [{ value, look: looks.line }]);
}

/**
 * What is different, what cannot be said and where no difference was seen, as the page lists it.
 */
function listRows(
  { anchored, beside }: Headline,
  group: string,
  { baseline }: WaveTables['view']['study'],
  reader: FileReader,
): Row[] {
  const compared = beside.find((one) => one.group === group);
  // The anchor stands above, beside what was published.
  const core = compared && { ...compared, figures: [], trends: [] };
  const nowhere = () => '';
  const lists = core?.outcomes.length
    ? inLists(listFindings(core, reader, nowhere), listMoving(core, reader, nowhere), reader)
    : anchored.some((one) => one.group === group)
      ? listStatements(baseline, group, reader)
      : [];
  return [
    ...(compared ? [[], [{ value: summariseOutcomes(compared, reader), look: looks.line }]] : []),
    ...(compared ? remarkRows(compared, reader) : []),
    ...lists.flatMap(({ title, lead, findings }): Row[] => [
      [],
      [{ value: title, look: looks.strong }],
      ...(lead === '' ? [] : [[{ value: lead, look: looks.line }]]),
      ...findings.map((one) => [
        ...[{ value: one.title, look: looks.answer }, null, null],
        `${one.lead} ${one.rest}`.trim(),
      ]),
    ]),
  ];
}
