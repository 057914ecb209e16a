import { operator } from '../access/rights.js';
import { wholeNumber } from '../plain-errors.js';
import { prepareSnapshot, publishSnapshot } from '../publication/make-snapshot.js';
import { viewFieldworkWave } from '../publication/view.js';
import { addDemoWave, demoRespondents } from '../response/demo.js';
import { commandLine } from '../study/events.js';
import { defineCommand } from './command.js';

/** The most that answer in the earlier wave, which is there to be compared with. */
const mostEarlier = 1000;

export const demo = defineCommand({
  name: 'demo',
  summary:
    'Makes waves "demo-earlier" and "demo" of made-up answers, marked so everywhere, with snapshots; tells the true percentages.',
  args: {},
  options: {
    respondents: wholeNumber(1, 5_000_000).default(demoRespondents).describe('how many answer'),
    seed: wholeNumber(0, 1_000_000_000).default(1).describe('another number makes other answers'),
  },
  run: async (context, { options }) => {
    const ctx = await context.open();
    const { respondents, seed } = options;
    const made = await addDemoWave(ctx, options, (responses) => {
      context.progress(`${responses} of ${respondents} responses`);
    });
    const earlier = { wave: 'demo-earlier', respondents: Math.min(respondents, mostEarlier), yearsAgo: 1 };
    await addDemoWave(ctx, { ...earlier, seed });
    for (const wave of [earlier.wave, made.wave]) {
      const view = await viewFieldworkWave(ctx, operator, wave);
      const { snapshot } = await prepareSnapshot(ctx, view, commandLine, context.progress);
      await publishSnapshot(ctx, view, snapshot, commandLine);
    }
    return {
      result: made,
      text: `Wave ${made.wave} holds ${made.responses} made-up responses, and is marked so everywhere, as is ${earlier.wave}. Partners see a snapshot of each. --json tells the true percentages.`,
    };
  },
});
