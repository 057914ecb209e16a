import { operator } from '../access/rights.js';
import { prepareSnapshot, publishSnapshot } from '../publication/make-snapshot.js';
import { mailPublished } from '../publication/mail-published.js';
import { viewFieldworkWave } from '../publication/view.js';
import { commandLine } from '../study/events.js';
import { defineCommand } from './command.js';
import { wave } from './parameter.js';

export const snapshotAdd = defineCommand({
  name: 'snapshot add',
  summary: 'Freezes, of a closed wave, the results that partners see, and publishes them.',
  args: {},
  options: { wave },
  example: '--wave 2026',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const view = await viewFieldworkWave(ctx, operator, options.wave);
    const { isNew, ...made } = await prepareSnapshot(ctx, view, commandLine, context.progress);
    await publishSnapshot(ctx, view, made.snapshot, commandLine);
    const mailed = await mailPublished(ctx, { wave: options.wave });
    const people = made.groups.map(({ group, n }) => `${n} of ${group}`).join(', ');
    return {
      result: { ...made, mailed },
      text: [
        ...(isNew ? [] : ['Nothing changed in what partners see since the last snapshot: that one stands.']),
        `Partners now see wave ${options.wave}: ${people}. Snapshot ${made.snapshot}. Mailed to ${mailed.sent} partners.`,
        ...made.notCompared.map((wave) => `It is not compared with ${wave}, which has no snapshot of its own yet.`),
      ].join('\n'),
    };
  },
});
