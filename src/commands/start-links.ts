import { findFirstOf } from '../access/accounts.js';
import { roles } from '../access/rights.js';
import { linkDays, makeSignInLink } from '../access/sign-in.js';
import type { Ctx } from '../context.js';
import { listSampleLinks } from '../fieldwork/sample.js';

/**
 * Returns the lines that show how to look at the product outside production: the links of sample
 * respondents, and a new sign-in link for the first account of each role.
 */
export async function makeStartLinks(ctx: Ctx): Promise<string[]> {
  const samples = await listSampleLinks(ctx);
  const signIns: string[] = [];
  for (const role of roles) {
    const account = await findFirstOf(ctx, role);
    if (account) signIns.push(`  ${role}: ${await makeSignInLink(ctx, account)}`);
  }
  return [
    ...(samples.length ? ['Look at the questionnaires as a sample respondent; nothing you send is kept:'] : []),
    ...samples.map(({ group, link }) => `  ${group}: ${link}`),
    ...(signIns.length ? [`Sign in, with each link once and within ${linkDays} days:`] : []),
    ...signIns,
  ];
}
