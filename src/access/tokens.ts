import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { hashOf } from '../secret.js';
import { getOnlyStudy } from '../study/stored.js';
import { viewerOf, type Viewer } from './rights.js';

/** Whom an API token stands for: the coordinator, or a bureau as its partner. */
export type TokenOwner = { readonly role: 'coordinator' } | { readonly role: 'partner'; readonly bureau: string };

/** Makes an API token and gives it, once; only its hash is kept. */
export async function addToken(ctx: Ctx, owner: TokenOwner): Promise<string> {
  const { definition } = await getOnlyStudy(ctx);
  const bureau = owner.role === 'partner' ? owner.bureau : null;
  if (bureau !== null && !definition.bureaus.some(({ slug }) => slug === bureau)) throw problems.unknownBureau(bureau);
  const token = `golfslag_${ctx.newId()}`;
  const row = { hash: hashOf(token), role: owner.role, bureau, added_at: ctx.now().toISOString() };
  await transact(ctx, (tx) => tx.db.insertInto('token').values(row).execute());
  return token;
}

/** The viewer that a token stands for; undefined for an unknown or revoked one. */
export async function findViewer(ctx: Ctx, token: string): Promise<Viewer | undefined> {
  const row = await ctx.db
    .selectFrom('token')
    .select(['role', 'bureau'])
    .where('hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && viewerOf({ roles: [row.role], bureau: row.bureau });
}
