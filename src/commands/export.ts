import { z } from 'zod';
import { formatNames } from '../export/export.js';
import { exportToFile } from '../export/file.js';
import { defineCommand } from './command.js';
import { group, wave } from './parameter.js';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Writes the full microdata of a group, once its wave is closed.',
  args: {},
  options: {
    wave,
    group,
    format: z.enum(formatNames).describe('how the file is written'),
    out: z.string().min(1).describe('the file, which is replaced when it is there'),
  },
  example: '--wave 2026 --group ex-client --format csv --out ex-client.csv',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const written = await exportToFile(ctx, options, (rows) => {
      context.progress(`${rows} responses`);
    });
    const lines = [`${options.out}: ${written.rows} responses, ${written.bytes} bytes.`];
    if (written.datapackage) lines.push(`${written.datapackage}: what its columns and codes mean.`);
    return { result: written, text: lines.join('\n') };
  },
});
