import { setTimeout as wait } from 'node:timers/promises';
import { countOutbox } from '../fieldwork/outbox.js';
import { sendDue } from '../fieldwork/sender.js';
import { openMail } from '../mail/transmit.js';
import { defineCommand, flag } from './command.js';

export const outbox = defineCommand({
  name: 'outbox',
  summary: 'Counts the letters by state; --wait sends until none is queued any more.',
  args: [],
  options: { wait: flag },
  run: async (room, { options }) => {
    const ctx = await room.open();
    if (options.wait) {
      const mail = openMail(ctx.config);
      try {
        for (;;) {
          await sendDue(ctx, mail.transmit);
          const { queued } = await countOutbox(ctx);
          if (queued === 0) break;
          room.progress(`${queued} queued`);
          await wait(200);
        }
      } finally {
        mail.close();
      }
    }
    const counts = await countOutbox(ctx);
    const text = Object.entries(counts).map(([state, count]) => `${state.padEnd(9)}${count}`);
    return { result: counts, text: text.join('\n') };
  },
});
