import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import { hashOfLink, linkToken } from '../secret.js';

/**
 * Returns whether SECRET made the links of this database. True when there are no links yet. Whose
 * link was ended by erasing them has a mark in its place that no SECRET makes.
 */
export async function secretFits(ctx: Ctx): Promise<boolean> {
  const anyone = await ctx.db
    .selectFrom('invitee')
    .select(['id', 'wave', 'link_version', 'token_hash'])
    .whereRef('token_hash', '<>', 'id')
    .limit(1)
    .executeTakeFirst();
  return !anyone || hashOfLink(linkToken(ctx.keys, anyone.wave, anyone.id, anyone.link_version)) === anyone.token_hash;
}

/**
 * Throws for another SECRET. Links of letters would not work, and who opted out would not be
 * recognised.
 */
export async function requireSecret(ctx: Ctx): Promise<void> {
  if (!(await secretFits(ctx))) throw problems.otherSecret();
}
