import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { operator } from '../access/rights.js';
import { codebookFormatNames, writeCodebook } from '../codebook/file.js';
import { writeWhole } from '../database/part-file.js';
import { readCodebook } from '../publication/codebook.js';
import { viewWave } from '../publication/view.js';
import { defineCommand } from './command.js';
import { group, wave } from './parameter.js';

export const codebook = defineCommand({
  name: 'codebook',
  summary: 'Writes what was asked of a group, what codes mean, and what earlier waves asked otherwise.',
  args: {},
  options: {
    wave,
    group,
    format: z
      .enum(codebookFormatNames)
      .describe('json: for programs; html: a page to read and to print; ddi: DDI Codebook 2.5, for archives'),
    out: z.string().min(1).describe('the file, which is replaced when it is there'),
  },
  example: '--wave 2026 --group ex-client --format html --out codebook.html',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const view = await viewWave(ctx, operator, options.wave);
    const found = await readCodebook(ctx, view, options.group);
    const file = writeCodebook(found, view, options.format, 'nl');
    await writeWhole(options.out, (part) => writeFile(part, file));
    const result = { questions: found.questions.length, variables: found.variables.length, bytes: file.length };
    return { result, text: `${options.out}: ${result.variables} variables, ${result.bytes} bytes.` };
  },
});
