import type { WorkbookCell } from '../../files/workbook/cell.js';
import { describeDay, describeMadeUp, type FileReader } from '../reader.js';
import type { WaveTables } from '../wave-tables.js';
import { looks } from './looks.js';

/**
 * Returns what every sheet begins with, and every printed page of it: what it holds, of which wave
 * and of when; and that answers were made up, where they were.
 */
export function headRows(title: string, tables: WaveTables, reader: FileReader, ...more: string[]): WorkbookCell[][] {
  const madeUp = describeMadeUp(tables, reader);
  return [
    [{ value: `${title}, ${reader.text.ofWave(tables.view.wave.slug)}`, look: looks.title }],
    [{ value: [describeDay(tables, reader), ...more].join(' '), look: looks.line }],
    ...(madeUp ? [[{ value: madeUp, look: looks.warning }]] : []),
  ];
}
