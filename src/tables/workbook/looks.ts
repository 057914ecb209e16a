import type { CellLook } from '../../files/workbook/cell-formats.js';

const band = 'E3EDF2';
const grey = '595959';

/** How the cells of a workbook look, by what they hold. */
export const looks = {
  title: { bold: true, size: 16, overflow: true },
  heading: { bold: true, size: 13, overflow: true },
  strong: { bold: true },
  warning: { bold: true, colour: '9C1C1C', overflow: true },
  line: { overflow: true },
  note: { colour: grey, indent: 1, overflow: true },
  block: { bold: true, fill: band, overflow: true },
  head: { bold: true, fill: band, line: true },
  headBeside: { bold: true, fill: band, line: true, indent: 1 },
  headOfNumbers: { bold: true, fill: band, line: true, align: 'right' },
  code: { align: 'left' },
  id: { colour: grey, size: 9, align: 'left', overflow: true },
  question: { bold: true, fill: 'EEEEEE' },
  questionBand: { fill: 'EEEEEE', align: 'right' },
  questionId: { colour: grey, size: 9, fill: 'EEEEEE', overflow: true },
  item: { bold: true },
  answer: { indent: 1 },
  outside: { indent: 1, colour: grey },
  beside: { indent: 1 },
  word: { align: 'right', colour: grey },
  count: { format: '0' },
  percent: { format: '0%' },
  points: { format: '+0;-0;0' },
} as const satisfies Readonly<Record<string, CellLook>>;
