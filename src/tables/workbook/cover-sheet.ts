import type { WorkbookCell } from '../../files/workbook/cell.js';
import type { WorkbookSheet } from '../../files/workbook/sheet.js';
import { inLanguage } from '../../language/text.js';
import { describeWaveStatus } from '../../presentation/wave-status.js';
import { explainHidden } from '../../presentation/hidden.js';
import { describeDay, describeMadeUp, describeNothing, type FileReader } from '../reader.js';
import type { WaveTables } from '../wave-tables.js';
import { looks } from './looks.js';

/**
 * Returns the first sheet of a workbook: of what, of when and of whom its figures are, what is on
 * the others, and how to read them.
 */
export function coverSheet(
  tables: WaveTables,
  others: readonly (readonly [name: string, about: string])[],
  reader: FileReader,
): Omit<WorkbookSheet, 'footer'> {
  const { text, t, numbers, language } = reader;
  const { view, bureau, groups } = tables;
  const { definition } = view.study;
  const madeUp = describeMadeUp(tables, reader);
  const lines: [word: WorkbookCell, meaning: string][] = [
    [text.wave(view.wave.slug), describeWaveStatus(view.wave, t, numbers)],
    [text.date, groups.length ? describeDay(tables, reader) : describeNothing(tables, reader)],
    [text.whose, bureau ? text.ownBeside(bureau.name) : text.allBureaus],
    ...(madeUp ? [[{ value: text.caution, look: looks.warning }, madeUp] as [WorkbookCell, string]] : []),
    [text.contact, `${definition.contact.name}, ${definition.contact.email}`],
    [text.madeWith, `Golfslag${view.snapshot ? ` ${view.snapshot.version}` : ''}`],
  ];
  return {
    name: text.cover,
    widths: [26, 96],
    head: 0,
    rows: [
      [{ value: inLanguage(definition.title, language), look: looks.title }],
      [],
      ...lines,
      ...(groups.length ? [...section(text.sheets, others), ...section(text.guideTitle, guide(tables, reader))] : []),
    ],
  };
}

/** How to read what is in the workbook: nothing is explained that is not there. */
function guide({ groups, bureau }: WaveTables, reader: FileReader) {
  const { shares, comparison, own, hidden } = reader.text.guide;
  const shown = groups.flatMap((group) => [group.all, group.own]);
  const why = explainHidden(shown, reader);
  return [
    ...shares,
    ...(groups.some(({ comparisons }) => comparisons.length > 0) ? comparison : []),
    ...(bureau ? [own(bureau.name)] : []),
    ...(why ? [[hidden, why] as const] : []),
  ];
}

function section(heading: string, lines: readonly (readonly [word: string, meaning: string])[]): WorkbookCell[][] {
  return [
    [],
    [{ value: heading, look: looks.heading }],
    ...lines.map(([word, meaning]) => [{ value: word, look: looks.strong }, meaning]),
  ];
}
