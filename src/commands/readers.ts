import { z } from 'zod';
import { openMail } from '../mail/transmit.js';
import { mailReaders } from '../readers/mail-readers.js';
import { countReaders, keptDays } from '../readers/readers.js';
import { defineCommand } from './command.js';

export const readers = defineCommand({
  name: 'readers',
  summary: 'Counts who asked for the report on /rapport.',
  args: {},
  options: {},
  run: async (context) => {
    const counts = await countReaders(await context.open());
    const { waiting, mailed } = counts;
    return { result: counts, text: `${waiting} wait for the report; ${mailed} got it.` };
  },
});

export const readersMail = defineCommand({
  name: 'readers mail',
  summary: 'Mails where the report is to who asked for it, each once; their addresses are erased 30 days later.',
  args: {},
  options: {
    link: z
      .url({ protocol: /^https?$/, error: 'must be the whole address of the report, such as https://…' })
      .describe('where the report can be read: a whole address'),
  },
  example: '--link https://www.bureau.nl/rapport-2026.pdf',
  run: async (context, { options }) => {
    const ctx = await context.open();
    const mail = openMail(ctx.config);
    try {
      const mailing = await mailReaders(ctx, options.link, mail.transmit, (line) => {
        context.progress(line);
      });
      const { sent, failed, unknown, waiting } = mailing;
      const lines = [`${sent} sent. A running server erases their addresses after ${keptDays} days.`];
      if (failed) lines.push(`${failed} failed: the mail server says that the address does not exist.`);
      if (unknown) lines.push(`${unknown} unknown: they may have gone, and are not sent again.`);
      if (waiting)
        lines.push(`${waiting} wait: the mail server did not take them now. Run the same command again later.`);
      return { result: mailing, text: lines.join('\n') };
    } finally {
      mail.close();
    }
  },
});
