import { z } from 'zod';
import { exportToFile, formats, type Format } from '../export/file.js';
import { commandLine, recordEvent } from '../study/events.js';
import { defineCommand } from './command.js';
import { group, wave } from './parameter.js';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Writes the full microdata of a group, once its wave is closed.',
  args: {},
  options: {
    wave,
    group,
    format: z.enum(Object.keys(formats) as [Format, ...Format[]]).describe('how the file is written'),
    out: z.string().min(1).describe('the file, which is replaced when it is there'),
  },
  example: '--wave 2026 --group ex-client --format csv --out ex-client.csv',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const written = await exportToFile(ctx, options, (rows) => {
      context.progress(`${rows} responses`);
    });
    const { wave, group, format } = options;
    const about = { wave, group, format, rows: written.rows };
    await recordEvent(ctx, { action: 'answers exported', who: commandLine, about });
    return { result: written, text: `${options.out}: ${written.rows} responses, ${written.bytes} bytes.` };
  },
});
