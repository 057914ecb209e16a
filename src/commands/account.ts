import { z } from 'zod';
import { recordAccount } from '../access/account-events.js';
import { addAccount, getAccountOf, listAccounts, removeAccount, resetAccount } from '../access/accounts.js';
import type { Account } from '../access/accounts.js';
import { mailLink } from '../access/mail-link.js';
import { roles } from '../access/rights.js';
import { linkDays, makeSignInLink, renewSignInLink } from '../access/sign-in.js';
import { transact } from '../database/transact.js';
import type { TransmitOutcome } from '../mail/outcome.js';
import { openMail } from '../mail/transmit.js';
import { commandLine } from '../study/events.js';
import { defineCommand, type CommandResult } from './command.js';
import { bureau } from './parameter.js';
import { table } from './table.js';

const EMAIL = z.string().describe('the address of who signs in');

export const accountAdd = defineCommand({
  name: 'account add',
  summary:
    'Makes an account and a link that signs it in, once; with SMTP_URL it mails one too. Again for the same account: new links alone.',
  args: { EMAIL },
  options: {
    role: z.array(z.enum(roles)).describe('what it may see and do; several times for several roles'),
    bureau: bureau.optional().describe('the bureau that staff and partners belong to, such as blcc'),
  },
  example: 'anna@blcc.example --role staff --role partner --bureau blcc',
  run: async (context, { args, options }) => {
    const ctx = await context.open();
    const asked = { email: args.EMAIL, roles: options.role, bureau: options.bureau ?? null };
    const { account, link } = await transact(ctx, async (tx) => {
      const account = await recordAccount(tx, 'account added', commandLine, (within) => addAccount(within, asked));
      return { account, link: await renewSignInLink(tx, account) };
    });
    const { result, text } = showLink(account, link);
    if (ctx.config.smtpUrl === undefined) return { result: { ...result, mailed: false }, text };
    const mail = openMail(ctx.config);
    const outcome = await mailLink(ctx, account, mail.transmit).finally(() => {
      mail.close();
    });
    const mailed = outcome.kind === 'accepted';
    return { result: { ...result, mailed }, text: `${text}\n${describeMail(outcome)}` };
  },
});

export const accountList = defineCommand({
  name: 'account list',
  summary: 'Lists who can sign in, as what, and who is signed in.',
  args: {},
  options: {},
  run: async (context) => {
    const accounts = await listAccounts(await context.open());
    const rows = accounts.map(({ email, roles, bureau, lastSeen }) => [
      email,
      roles.join(', '),
      bureau ?? '',
      lastSeen === null ? 'not signed in' : `seen ${lastSeen.slice(0, 10)}`,
    ]);
    return {
      result: { accounts: accounts.map(({ id: _, ...account }) => account) },
      text: rows.length ? table(rows, { wide: true }).join('\n') : 'There are none.',
    };
  },
});

export const accountRemove = defineCommand({
  name: 'account remove',
  summary: 'Removes an account; whoever is signed in as it is signed out at once.',
  args: { EMAIL },
  options: {},
  example: 'anna@blcc.example',
  run: async (context, { args }) => {
    const ctx = await context.open();
    const { email } = await recordAccount(ctx, 'account removed', commandLine, (tx) => removeAccount(tx, args.EMAIL));
    return { result: { removed: email }, text: `${email} cannot sign in any more.` };
  },
});

export const accountReset = defineCommand({
  name: 'account reset',
  summary:
    'Signs an account out everywhere, ends its links and passkeys, and gives a new link: for a lost phone or a lost link.',
  args: { EMAIL },
  options: {},
  example: 'anna@blcc.example',
  run: async (context, { args }) =>
    transact(await context.open(), async (tx) => {
      const account = await recordAccount(tx, 'account reset', commandLine, async (within) => {
        const found = await getAccountOf(within, args.EMAIL);
        await resetAccount(within, found);
        return found;
      });
      return showLink(account, await makeSignInLink(tx, account));
    }),
});

function describeMail(outcome: TransmitOutcome): string {
  if (outcome.kind === 'accepted') return 'A mail with a link that works for an hour is on its way to it too.';
  if (outcome.kind === 'unknown') return `A mail may or may not be on its way to it (${outcome.reason}).`;
  return `The mail server did not take a mail to it (${outcome.reason}): hand the link over yourself.`;
}

function showLink({ email, roles, bureau }: Account, signInUrl: string): CommandResult {
  return {
    result: { email, roles, bureau, signInUrl },
    text: `${email} signs in with this link, once and within ${linkDays} days:\n  ${signInUrl}`,
  };
}
