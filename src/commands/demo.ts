import { z } from 'zod';
import { addDemoWave, demoRespondents } from '../response/demo.js';
import { defineCommand } from './command.js';

export const demo = defineCommand({
  name: 'demo',
  summary:
    'Makes a wave "demo" of made-up answers, marked synthetic everywhere, or makes it anew; tells the true percentages.',
  args: [],
  options: {
    respondents: z.coerce.number().int().min(1).max(5_000_000).default(demoRespondents),
    seed: z.coerce.number().int().min(0).max(1_000_000_000).default(1),
  },
  run: async (context, { options }) => {
    const made = await addDemoWave(await context.open(), options, (responses) => {
      context.progress(`${responses} of ${options.respondents} responses`);
    });
    return {
      result: made,
      text: `Wave ${made.wave} holds ${made.responses} made-up responses, and is marked so everywhere. --json tells the true percentages.`,
    };
  },
});
