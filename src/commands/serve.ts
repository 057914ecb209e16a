import closeWithGrace from 'close-with-grace';
import { findFirstCoordinator } from '../access/accounts.js';
import { dropExpiredSessions } from '../access/sessions.js';
import { dropExpiredLinks, linkDays, makeSignInLink } from '../access/sign-in.js';
import { port } from '../config.js';
import type { Ctx } from '../context.js';
import { dropOldAddresses } from '../fieldwork/old-addresses.js';
import { keepFollowingPlans } from '../fieldwork/plan.js';
import { keepSending, openSender } from '../fieldwork/sender.js';
import { dropOldSamples, listSampleLinks } from '../fieldwork/sample.js';
import { openMail } from '../mail/transmit.js';
import { dropMailedReaders } from '../report/readers.js';
import { dropExpiredDrafts } from '../response/draft.js';
import { defineCommand } from './command.js';
import { prepareFirstStart } from './first-start.js';

/** How long requests may take to end when the server stops, in milliseconds. */
const patience = 5_000;

export const serve = defineCommand({
  name: 'serve',
  summary: 'Serves the questionnaires, sends queued letters; brings the database up to date first.',
  args: {},
  options: { port: port.optional().describe('the port, before PORT; 0 is any that is free') },
  run: async (context, { options }) => {
    if (options.port !== undefined) context.environment['PORT'] = String(options.port);
    const ctx = await context.open();
    await prepareFirstStart(ctx);
    const mail = openMail(ctx.config);
    // Loaded here, since no other command needs HTTP and all should start fast.
    const { buildApp, closeApp } = await import('../app.js');
    const app = await buildApp(ctx);
    const address = await app.listen({ port: ctx.config.port, host: ctx.config.host });
    announce(ctx, address, ctx.config.production ? noStartLinks : await makeStartLinks(ctx));

    const stop = new AbortController();
    const sender = await openSender(ctx, mail.transmit);
    const failed = (error: unknown) => {
      app.log.error(error);
    };
    const working = [keepSending(sender, stop.signal, failed), keepFollowingPlans(ctx, stop.signal, failed)];
    const tidying = setInterval(() => void tidy(ctx, app.log), 3_600_000);
    void tidy(ctx, app.log);
    await new Promise<void>((resolve) => {
      closeWithGrace({ delay: 2 * patience, logger: false }, async ({ err }) => {
        if (err) app.log.fatal({ err }, 'stopping');
        stop.abort();
        clearInterval(tidying);
        await closeApp(app, patience);
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
  const drops = [
    dropExpiredDrafts,
    dropOldSamples,
    dropOldAddresses,
    dropExpiredLinks,
    dropExpiredSessions,
    dropMailedReaders,
    ({ database }: Ctx) => database.emptyLog(),
  ];
  for (const drop of drops) {
    await drop(ctx).catch((error: unknown) => {
      log.error(error);
    });
  }
}

/**
 * The links shown at a start outside production: sample respondents, and a new sign-in link for the
 * coordinator.
 */
interface StartLinks {
  readonly samples: readonly { group: string; link: string }[];
  readonly coordinator: string | undefined;
}

const noStartLinks: StartLinks = { samples: [], coordinator: undefined };

async function makeStartLinks(ctx: Ctx): Promise<StartLinks> {
  const coordinator = await findFirstCoordinator(ctx);
  return {
    samples: await listSampleLinks(ctx),
    coordinator: coordinator && (await makeSignInLink(ctx, coordinator)),
  };
}

/** Prints once a start, outside the log, where the product is and how to open it. */
function announce(ctx: Ctx, address: string, { samples, coordinator }: StartLinks): void {
  const lines = [
    `Golfslag serves on ${ctx.config.baseUrl} (${address})`,
    ...(samples.length ? ['Look at the questionnaires as a sample respondent; nothing you send is kept:'] : []),
    ...samples.map(({ group, link }) => `  ${group}: ${link}`),
    ...(coordinator === undefined
      ? []
      : [`Sign in as the coordinator, once and within ${linkDays} days:`, `  coordinator: ${coordinator}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
