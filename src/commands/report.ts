import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { operator, partnerOf } from '../access/rights.js';
import { writeWhole } from '../database/part-file.js';
import { Language } from '../language/text.js';
import { viewFieldworkWave } from '../publication/view.js';
import { reportFormatNames, takeReport } from '../report/file.js';
import { commandLine } from '../study/events.js';
import { defineCommand } from './command.js';
import { flag, wave } from './parameter.js';

export const report = defineCommand({
  name: 'report',
  summary: 'Writes the report of a closed wave, of what its latest snapshot shows.',
  args: {},
  options: {
    wave,
    against: z.string().optional().describe('the earlier wave to compare with first; the baseline when left out'),
    format: z.enum(reportFormatNames).describe('how the file is written'),
    out: z.string().min(1).describe('the file, which is replaced when it is there'),
    lang: Language.default('nl').describe('the language of the report'),
    live: flag.describe('of the wave as the coordinator sees it, nothing hidden: not to be handed on'),
  },
  example: '--wave 2026 --against 2015 --format html --out report.html',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const { against, format, lang: language, out } = options;
    const view = await viewFieldworkWave(ctx, options.live ? operator : partnerOf(undefined), options.wave);
    const file = await takeReport(ctx, view, { against, format, language, who: commandLine });
    await writeWhole(out, (part) => writeFile(part, file));
    return { result: { bytes: file.length }, text: `${out}: ${file.length} bytes.` };
  },
});
