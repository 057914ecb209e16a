/** Sends invitations as the product does, from the queue to the last one noted. */
import { prepareFirstStart } from '../../../src/commands/first-start.js';
import { openContext } from '../../../src/commands/command-context.js';
import { importInvitees } from '../../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { openSender } from '../../../src/fieldwork/sender.js';
import { openMail } from '../../../src/mail/transmit.js';
import { job, timing } from './mail-job.js';

const ctx = await openContext({
  DATA_DIR: job.folder,
  DATABASE_URL: job.databaseUrl,
  SMTP_URL: job.smtpUrl,
  SECRET: 'a secret for benches only, of 32 characters',
});
await prepareFirstStart(ctx);
const rows = Array.from({ length: job.before + job.timed }, (_, i) => `persoon${i}@example.nl,ex-client,blcc`);
await importInvitees(ctx, '2026', Buffer.from(['email,group,bureau', ...rows].join('\n')));
await inviteAll(ctx, { wave: '2026' });

const mail = openMail(ctx.config);
const timed = timing(mail.transmit);
const sender = await openSender(ctx, timed.transmit);
await sender.sendDue();
process.stdout.write(`${timed.rate()} letters/s\n`);
await sender.leave();
mail.close();
await ctx.database.close();
