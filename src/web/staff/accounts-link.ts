import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Account } from '../../access/accounts.js';
import { mailLink } from '../../access/mail-link.js';
import { renewSignInLink } from '../../access/sign-in.js';
import type { Ctx } from '../../context.js';
import { openMail } from '../../mail/transmit.js';

/** How long the page waits for the mail server, in milliseconds; the letter goes on after that. */
const patience = 8000;

/** What became of a link: it was mailed, perhaps, or not at all; then it is to be handed over. */
type GivenLink = { readonly mailed: 'mailed' | 'unsure' } | { readonly link: string };

/** Gives an account a link to sign in with. */
export type GiveLink = (account: Account, log: FastifyBaseLogger) => Promise<GivenLink>;

/** Returns what mails links. Where no mail goes it makes one to be handed over. */
export function linkGiver(app: FastifyInstance, ctx: Ctx): GiveLink {
  const mail = openMail(ctx.config);
  app.addHook('onClose', (_app, done) => {
    mail.close();
    done();
  });
  return async (account, log) => {
    if (ctx.config.smtpUrl === undefined) return { link: await renewSignInLink(ctx, account) };
    const outcome = await Promise.race([
      mailLink(ctx, account, mail.transmit),
      wait(patience, undefined, { ref: false }),
    ]);
    if (outcome?.kind === 'accepted') return { mailed: 'mailed' };
    if (outcome === undefined || outcome.kind === 'unknown') return { mailed: 'unsure' };
    log.error({ outcome: outcome.kind, reason: outcome.reason }, 'a letter about an account was not sent');
    return { link: await renewSignInLink(ctx, account) };
  };
}
