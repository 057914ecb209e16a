import { z } from 'zod';
import { importResponses } from '../response/import-responses.js';
import { defineCommand } from './command.js';
import { readNamedFile, refuseImport } from './file.js';

export const responsesImport = defineCommand({
  name: 'responses import',
  summary: 'Takes the responses of an earlier wave out of a CSV file, as export writes it, all rows or none.',
  args: ['FILE'],
  options: { wave: z.string(), group: z.string() },
  run: async (context, { args, options }) => {
    const bytes = await readNamedFile(args.FILE);
    const imported = await importResponses(await context.open(), options, bytes, (what, rows) => {
      context.progress(`${rows} responses ${what}`);
    });
    const { added, notAsked, rejected } = imported;
    if (rejected.length) {
      return refuseImport(args.FILE, imported, (faults) => `The file has ${faults}; nothing was taken in.`);
    }
    const without = notAsked.length ? ` Not asked then: ${notAsked.join(', ')}.` : '';
    return { result: imported, text: `${added} responses added to wave ${options.wave}.${without}` };
  },
});
