import { z } from 'zod';
import { addAccount } from '../access/accounts.js';
import { roles } from '../access/rights.js';
import { linkDays, renewSignInLink } from '../access/sign-in.js';
import { defineCommand } from './command.js';
import { bureau } from './parameter.js';

export const accountAdd = defineCommand({
  name: 'account add',
  summary: 'Makes an account and a link that signs it in, once. Again for the same account: a new link alone.',
  args: { EMAIL: z.string().describe('the address of who signs in') },
  options: {
    role: z.array(z.enum(roles)).describe('what it may see and do; several times for several roles'),
    bureau: bureau.optional().describe('the bureau that staff and partners belong to, such as blcc'),
  },
  example: 'anna@blcc.example --role staff --role partner --bureau blcc',
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
