import { expect, it } from 'vitest';
import { writeTable, writeTableForExcel } from '../../src/files/csv-table.js';

const rows = [
  ['vraag', 'percentage'],
  ['Zegt u "ja", of nee;?', 48.4],
  ['=1+1', null],
];

it('writes texts in quotes, numbers bare, nothing for nothing, and no formula', () => {
  expect(writeTable(rows)).toBe(`"vraag","percentage"\r\n"Zegt u ""ja"", of nee;?",48.4\r\n"'=1+1",\r\n`);
});

it('writes for a Dutch Excel with a mark, semicolons and decimal commas', () => {
  expect(writeTableForExcel(rows)).toBe(`\uFEFF"vraag";"percentage"\r\n"Zegt u ""ja"", of nee;?";48,4\r\n"'=1+1";\r\n`);
});
