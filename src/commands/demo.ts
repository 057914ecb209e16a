import { wholeNumber } from '../plain-errors.js';
import { addDemoWave, demoRespondents } from '../response/demo.js';
import { defineCommand } from './command.js';

export const demo = defineCommand({
  name: 'demo',
  summary:
    'Makes a wave "demo" of made-up answers, marked synthetic everywhere, or makes it anew; tells the true percentages.',
  args: {},
  options: {
    respondents: wholeNumber(1, 5_000_000).default(demoRespondents).describe('how many answer'),
    seed: wholeNumber(0, 1_000_000_000).default(1).describe('another number makes other answers'),
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
