import { setTimeout as wait } from 'node:timers/promises';
import { countHeld, countOutbox, markAbandoned } from '../fieldwork/outbox.js';
import { countWaitingForHosts } from '../fieldwork/refusing-hosts.js';
import { openSender } from '../fieldwork/sender.js';
import { openMail } from '../mail/transmit.js';
import { defineCommand } from './command.js';
import { flag } from './parameter.js';
import { describeHost } from './refusing-hosts.js';

export const outbox = defineCommand({
  name: 'outbox',
  summary: 'Counts the letters by state; --wait sends until none is queued that can go.',
  args: {},
  options: { wait: flag.describe('sends what is queued, and ends when nothing is left that can go now') },
  run: async (context, { options }) => {
    const ctx = await context.open();
    if (options.wait) {
      const mail = openMail(ctx.config);
      const sender = await openSender(ctx, mail.transmit);
      try {
        for (;;) {
          await sender.sendDue();
          const left = (await countOutbox(ctx)).queued - (await countHeld(ctx));
          if (left === 0) break;
          context.progress(`${left} queued`);
          await wait(200);
        }
      } finally {
        await sender.leave();
        mail.close();
      }
    }
    await markAbandoned(ctx);
    const counts = await countOutbox(ctx);
    const hosts = await countWaitingForHosts(ctx);
    const held = (await countHeld(ctx)) - hosts.reduce((sum, { letters }) => sum + letters, 0);
    const lines = Object.entries(counts).map(([state, count]) => `${state.padEnd(9)}${count}`);
    if (held > 0)
      lines.push(
        `${held} of the queued wait: their wave or bureau is stopped, or it is not between the hours of the plan.`,
      );
    lines.push(...hosts.map(describeHost));
    if (counts.failed) lines.push('Failed ones: `golfslag letter list --state failed` says why and what to do.');
    if (counts.unknown)
      lines.push('Unknown ones may have gone: `golfslag letter list --state unknown` says what to do.');
    return { result: { ...counts, hosts }, text: lines.join('\n') };
  },
});
