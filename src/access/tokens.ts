import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { hashOf } from '../secret.js';
import { getOnlyStudy } from '../study/stored.js';
import { viewerOf, type Viewer } from './rights.js';

/** The owner of an API token: the coordinator, or a bureau as its partner. */
export type TokenOwner = { readonly role: 'coordinator' } | { readonly role: 'partner'; readonly bureau: string };

/** Returns a new API token; only its hash is kept. Throws for an unknown bureau. */
export async function addToken(ctx: Ctx, owner: TokenOwner): Promise<string> {
  const { definition } = await getOnlyStudy(ctx);
  const bureau = owner.role === 'partner' ? owner.bureau : null;
  if (bureau !== null && !definition.bureaus.some(({ slug }) => slug === bureau)) throw problems.unknownBureau(bureau);
  const token = `golfslag_${ctx.newId()}`;
  const row = { hash: hashOf(token), role: owner.role, bureau, added_at: ctx.now().toISOString() };
  await transact(ctx, (tx) => tx.db.insertInto('token').values(row).execute());
  return token;
}

/** Returns the viewer of a token; undefined if unknown or revoked. */
export async function findTokenViewer(ctx: Ctx, token: string): Promise<Viewer | undefined> {
  const row = await ctx.db
    .selectFrom('token')
    .select(['role', 'bureau'])
    .where('hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && viewerOf({ roles: [row.role], bureau: row.bureau });
}
