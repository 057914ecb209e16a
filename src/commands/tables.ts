import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { partnerOf } from '../access/rights.js';
import { writeWhole } from '../database/part-file.js';
import { problems } from '../problem.js';
import { viewFieldworkWave } from '../publication/view.js';
import { refuseUnknown } from '../study/stored.js';
import { countTables, tableFormatNames, writeTables } from '../tables/file.js';
import { readTables } from '../tables/wave-tables.js';
import { defineCommand } from './command.js';
import { bureau, wave } from './parameter.js';

export const tables = defineCommand({
  name: 'tables',
  summary: 'Writes the tables of the latest snapshot of a wave: a workbook, CSV or JSON.',
  args: {},
  options: {
    wave,
    bureau: bureau.optional().describe('the bureau whose own figures stand beside; all bureaus together without it'),
    format: z.enum(tableFormatNames).describe('how the file is written'),
    out: z.string().min(1).describe('the file, which is replaced when it is there'),
  },
  example: '--wave 2026 --bureau blcc --format xlsx --out blcc.xlsx',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const view = await viewFieldworkWave(ctx, partnerOf(options.bureau), options.wave);
    refuseUnknown(view.study.definition, { bureau: options.bureau });
    if (!view.snapshot) throw problems.noSnapshot(options.wave);
    const found = await readTables(ctx, view);
    const file = writeTables(found, options.format, 'nl');
    await writeWhole(options.out, (part) => writeFile(part, file));
    const result = { tables: countTables(found), bytes: file.length };
    return { result, text: `${options.out}: ${result.tables} tables, ${result.bytes} bytes.` };
  },
});
