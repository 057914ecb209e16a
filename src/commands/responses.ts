import { z } from 'zod';
import { importResponses } from '../response/import-responses.js';
import { defineCommand } from './command.js';
import { readNamedFile, refuseImport } from './file.js';
import { flag, group, wave } from './parameter.js';

export const responsesImport = defineCommand({
  name: 'responses import',
  summary: 'Takes the responses of an earlier wave out of a CSV file, as export writes it, all rows or none.',
  args: {
    FILE: z
      .string()
      .describe('CSV with one column for each variable and codes as values, as `golfslag export` writes it'),
  },
  options: {
    wave,
    group,
    'without-bureau': flag.describe('nobody knows through which bureau: the answers count for all together alone'),
  },
  example: 'old.csv --wave 2020 --group ex-client',
  run: async (context, { args, options }) => {
    const bytes = await readNamedFile(args.FILE);
    const imported = await importResponses(
      await context.open(),
      { ...options, withoutBureau: options['without-bureau'] },
      bytes,
      (what, rows) => {
        context.progress(`${rows} responses ${what}`);
      },
    );
    const { added, notAsked, missing, rejected } = imported;
    if (rejected.length) {
      return refuseImport(args.FILE, imported, (faults) => `The file has ${faults}; nothing was taken in.`);
    }
    const without = notAsked.length ? ` Not asked then: ${notAsked.join(', ')}.` : '';
    const lacking = Object.entries(missing).map(([question, times]) => `${question} ${times}`);
    const taken = lacking.length ? ` Missing answers (NA, NULL and the like): ${lacking.join(', ')}.` : '';
    return { result: imported, text: `${added} responses added to wave ${options.wave}.${without}${taken}` };
  },
});
