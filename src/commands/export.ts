import { z } from 'zod';
import { exportToFile, formats, type Format } from '../export/file.js';
import { defineCommand } from './command.js';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Writes the full microdata of a group, once its wave is closed.',
  args: [],
  options: {
    wave: z.string(),
    group: z.string(),
    format: z.enum(Object.keys(formats) as [Format, ...Format[]]),
    out: z.string().min(1),
  },
  run: async (context, { options }) => {
    const written = await exportToFile(await context.open(), options, (rows) => {
      context.progress(`${rows} responses`);
    });
    return { result: written, text: `${options.out}: ${written.rows} responses, ${written.bytes} bytes.` };
  },
});
