import { z } from 'zod';
import { bundleToFile } from '../bundle/file.js';
import { defineCommand } from './command.js';
import { flag, wave } from './parameter.js';

export const bundle = defineCommand({
  name: 'bundle',
  summary: 'Writes all that is kept of a closed wave as one zip: answers, codebook, figures, questionnaires, programs.',
  args: {},
  options: {
    wave,
    deposit: flag.describe('laid out for an archive, without what people wrote themselves'),
    out: z.string().min(1).describe('the file, which is replaced when it is there'),
  },
  example: '--wave 2026 --out loopbaanadvies_2026.zip',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const written = await bundleToFile(ctx, options, context.progress);
    return { result: written, text: `${options.out}: ${written.files} files, ${written.bytes} bytes.` };
  },
});
