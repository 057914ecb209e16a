import { protectText } from '../files/formula.js';
import type { Cell, Variable } from '../questionnaire/question.js';
import type { Microdata } from './microdata.js';

/**
 * Returns microdata as lines of RFC 4180 CSV in UTF-8. Codes and numbers are bare, texts quoted. A
 * text that a spreadsheet would take for a formula gets an apostrophe in front; JSON keeps it as it
 * was written.
 */
export async function* writeCsv({ variables, rows }: Microdata): AsyncGenerator<string> {
  yield `${variables.map(({ name }) => name).join(',')}\r\n`;
  for await (const row of rows()) yield `${row.map((cell, i) => toField(cell, variables[i])).join(',')}\r\n`;
}

function toField(cell: Cell, variable: Variable | undefined): string {
  if (typeof cell === 'number' || variable?.type !== 'text') return String(cell);
  const safe = protectText(cell);
  return safe === '' ? '' : `"${safe.replaceAll('"', '""')}"`;
}
