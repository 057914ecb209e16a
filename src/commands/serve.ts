import closeWithGrace from 'close-with-grace';
import { z } from 'zod';
import type { Ctx } from '../context.js';
import { keepFollowingPlans } from '../fieldwork/plan.js';
import { keepSending, openSender } from '../fieldwork/sender.js';
import { listSampleLinks } from '../fieldwork/sample.js';
import { openMail } from '../mail/transmit.js';
import { dropExpiredDrafts } from '../response/draft.js';
import { defineCommand } from './command.js';
import { prepareFirstStart } from './first-start.js';

export const serve = defineCommand({
  name: 'serve',
  summary: 'Serves the questionnaires, sends queued letters; brings the database up to date first.',
  args: [],
  options: { port: z.coerce.number().int().min(0).max(65_535).optional() },
  run: async (room, { options }) => {
    if (options.port !== undefined) room.environment['PORT'] = String(options.port);
    const ctx = await room.open();
    await prepareFirstStart(ctx);
    const mail = openMail(ctx.config);
    // Loaded here, since no other command needs HTTP and all are to start fast.
    const { buildApp } = await import('../app.js');
    const app = await buildApp(ctx);
    const address = await app.listen({ port: ctx.config.port, host: ctx.config.host });
    announce(ctx, address, ctx.config.production ? [] : await listSampleLinks(ctx));

    const stop = new AbortController();
    const sender = await openSender(ctx, mail.transmit);
    const failed = (error: unknown) => {
      app.log.error(error);
    };
    const working = [keepSending(sender, stop.signal, failed), keepFollowingPlans(ctx, stop.signal, failed)];
    const tidying = setInterval(() => void tidy(ctx, app.log), 3_600_000);
    void tidy(ctx, app.log);
    await new Promise<void>((resolve) => {
      closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
        if (err) app.log.fatal({ err }, 'stopping');
        stop.abort();
        clearInterval(tidying);
        await app.close();
        await Promise.all(working);
        await sender.leave();
        mail.close();
        resolve();
      });
    });
    return { result: {}, text: '' };
  },
});

async function tidy(ctx: Ctx, log: { error(err: unknown): void }): Promise<void> {
  await dropExpiredDrafts(ctx).catch((error: unknown) => {
    log.error(error);
  });
}

/** Says, once a start and not through the log, where the product is and how to look at it. */
function announce(ctx: Ctx, address: string, samples: readonly { group: string; link: string }[]): void {
  const lines = [
    `Golfslag serves on ${ctx.config.baseUrl} (${address})`,
    ...(samples.length ? ['Look at the questionnaires as a sample respondent; nothing you send is kept:'] : []),
    ...samples.map(({ group, link }) => `  ${group}: ${link}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
