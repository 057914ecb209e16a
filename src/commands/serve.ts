import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import { dropExpiredChallenges } from '../access/challenges.js';
import { dropExpiredSessions } from '../access/sessions.js';
import { dropExpiredLinks } from '../access/sign-in.js';
import { dropExpiredCodes } from '../access/sign-in-request.js';
import { port } from '../config.js';
import type { Ctx } from '../context.js';
import { dropOldLists } from '../fieldwork/held-lists.js';
import { keepFollowingPlans } from '../fieldwork/follow-plans.js';
import { dropRefusingHosts } from '../fieldwork/refusing-hosts.js';
import { keepSending, openSender } from '../fieldwork/sender.js';
import { dropOldSamples } from '../fieldwork/sample.js';
import { dropLetterFiles } from '../mail/letter-files.js';
import { openMail } from '../mail/transmit.js';
import { problems } from '../problem.js';
import { mailPublishedLately } from '../publication/mail-published.js';
import { dropMailedReaders } from '../readers/readers.js';
import { keepRetention } from '../response/retention.js';
import { dropOldEvents } from '../study/events.js';
import { findOnlyStudy } from '../study/stored.js';
import { defineCommand } from './command.js';
import { prepareFirstStart } from './first-start.js';
import { makeStartLinks } from './start-links.js';

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
    await listen(app, ctx, ctx.config.production ? [] : await makeStartLinks(ctx));

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
        // The process ends when this function does: only a closed SQLite leaves no -wal and -shm.
        await ctx.database.close();
        resolve();
      });
    });
    return { result: {}, text: '' };
  },
});

type Log = Pick<FastifyInstance['log'], 'info' | 'error'>;

async function tidy(ctx: Ctx, log: Log): Promise<void> {
  const drops = [
    retain,
    dropOldLetters,
    dropOldSamples,
    dropOldLists,
    dropRefusingHosts,
    dropExpiredLinks,
    dropExpiredCodes,
    dropExpiredChallenges,
    dropExpiredSessions,
    dropMailedReaders,
    dropOldEvents,
    mailResults,
    ({ database }: Ctx) => database.emptyLog(),
  ];
  for (const drop of drops) {
    await drop(ctx, log).catch((error: unknown) => {
      log.error(error);
    });
  }
}

/** Keeps retention, with a line in the log for each thing that goes or is about to. */
async function retain(ctx: Ctx, log: Log): Promise<void> {
  for (const { done, ...step } of await keepRetention(ctx)) log.info(step, done ? 'erased' : 'will be erased');
}

/** Mails partners what did not go when results were published, with a line in the log. */
async function mailResults(ctx: Ctx, log: Log): Promise<void> {
  for (const mailing of await mailPublishedLately(ctx)) {
    const { sent, failed, unknown, waiting } = mailing;
    if (sent + failed + unknown + waiting > 0) log.info(mailing, 'partners mailed that results are there');
  }
}

/** Deletes letters that were written as files as long ago as contacts of a closed wave are kept. */
async function dropOldLetters(ctx: Ctx): Promise<void> {
  const study = await findOnlyStudy(ctx);
  if (!study) return;
  const { contactDays } = study.definition.privacy;
  await dropLetterFiles(ctx.config, new Date(ctx.now().getTime() - contactDays * 86_400_000));
}

/**
 * Listens, and prints where the product is and how to open it: once a start, outside the log and
 * before its first line. Throws for a port that cannot be had.
 */
async function listen(app: FastifyInstance, { config }: Ctx, links: readonly string[]): Promise<void> {
  const { port, host } = config;
  const { level } = app.log;
  app.log.level = 'silent';
  const address = await app.listen({ port, host }).catch((error: unknown) => {
    throw refusalOf(error, host, port);
  });
  app.log.level = level;
  process.stdout.write(`${[`Golfslag serves on ${config.baseUrl} (${address})`, ...links].join('\n')}\n`);
  app.log.info(`serving on ${address}`);
}

function refusalOf(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return problems.cannotListen(`Port ${port} is in use, perhaps by another Golfslag`);
  if (code === 'EACCES') return problems.cannotListen(`This user may not use port ${port}`);
  if (code === 'EADDRNOTAVAIL') return problems.environment([`HOST must be an address of this machine, not ${host}`]);
  return error;
}
