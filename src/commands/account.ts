import { z } from 'zod';
import { addAccount } from '../access/accounts.js';
import { roles } from '../access/rights.js';
import { linkDays, renewSignInLink } from '../access/sign-in.js';
import { defineCommand } from './command.js';

export const accountAdd = defineCommand({
  name: 'account add',
  summary: 'Makes an account and a link that signs it in, once. Again for the same account: a new link alone.',
  args: ['EMAIL'],
  options: { role: z.array(z.enum(roles)), bureau: z.string().optional() },
  run: async (context, { args, options }) => {
    const ctx = await context.open();
    const account = await addAccount(ctx, { email: args.EMAIL, roles: options.role, bureau: options.bureau ?? null });
    const signInUrl = await renewSignInLink(ctx, account);
    const { email, bureau } = account;
    return {
      result: { email, roles: account.roles, bureau, signInUrl },
      text: `${email} signs in with this link, once and within ${linkDays} days:\n  ${signInUrl}`,
    };
  },
});
