import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { hashOf } from '../secret.js';
import { getOnlyStudy } from '../study/stored.js';
import { viewerOf, type Viewer } from './rights.js';

/** How long a token works, in days. */
export const tokenDays = 365;

/** The owner of an API token: the coordinator, or a bureau as its partner. */
export type TokenOwner = { readonly role: 'coordinator' } | { readonly role: 'partner'; readonly bureau: string };

/** What is shown of an API token once it was given out. */
export interface ListedToken {
  readonly id: string;
  /** What it is for, in the words of who made it. */
  readonly name: string | null;
  readonly bureau: string | null;
  readonly role: string;
  readonly added: string;
  /** The day (UTC) on which it was last used. */
  readonly lastUsed: string | null;
  readonly expires: string;
}

/** Returns a new API token; only its hash is kept. Throws for an unknown bureau. */
export async function addToken(ctx: Ctx, owner: TokenOwner, name?: string): Promise<string> {
  const { definition } = await getOnlyStudy(ctx);
  const bureau = owner.role === 'partner' ? owner.bureau : null;
  if (bureau !== null && !definition.bureaus.some(({ slug }) => slug === bureau)) {
    throw problems.unknownBureau(bureau, definition.bureaus);
  }
  const token = `golfslag_${ctx.newId()}`;
  const now = ctx.now().getTime();
  const row = {
    hash: hashOf(token),
    name: name ?? null,
    role: owner.role,
    bureau,
    added_at: new Date(now).toISOString(),
    expires_at: new Date(now + tokenDays * 86_400_000).toISOString(),
  };
  await transact(ctx, (tx) => tx.db.insertInto('token').values(row).execute());
  return token;
}

/** Returns the id of a token, by which it is listed and revoked. It opens nothing. */
export function idOfToken(token: string): string {
  return idOfHash(hashOf(token));
}

/** Returns the tokens of a bureau, or of all; the one that ends first comes first. */
export async function listTokens(ctx: Ctx, bureau?: string): Promise<ListedToken[]> {
  const rows = await tokensOf(ctx, bureau).orderBy('expires_at').orderBy('hash').execute();
  return rows.map(({ hash, name, bureau, role, added_at, last_used, expires_at }) => ({
    id: idOfHash(hash),
    name,
    bureau,
    role,
    added: added_at,
    lastUsed: last_used,
    expires: expires_at,
  }));
}

/**
 * Revokes a token of a bureau, or of any: from now on nobody gets in by it. Throws for an id that
 * is not there.
 */
export async function revokeToken(ctx: Ctx, id: string, bureau?: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const rows = await tokensOf(tx, bureau).execute();
    const revoked = rows.filter(({ hash }) => idOfHash(hash) === id);
    if (!revoked.length) throw problems.unknownToken(id);
    for (const { hash } of revoked) await tx.db.deleteFrom('token').where('hash', '=', hash).execute();
  });
}

/** Returns the viewer of a token; undefined if unknown, revoked or expired. */
export async function findTokenViewer(ctx: Ctx, token: string): Promise<Viewer | undefined> {
  const hash = hashOf(token);
  const now = ctx.now().toISOString();
  const row = await ctx.db
    .selectFrom('token')
    .select(['role', 'bureau', 'last_used'])
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  const today = now.slice(0, 10);
  if (row.last_used !== today) await noteUsed(ctx, hash, today);
  return viewerOf({ roles: [row.role], bureau: row.bureau });
}

function tokensOf({ db }: Ctx, bureau: string | undefined) {
  return db
    .selectFrom('token')
    .selectAll()
    .$if(bureau !== undefined, (query) => query.where('bureau', '=', bureau ?? ''));
}

async function noteUsed(ctx: Ctx, hash: string, last_used: string): Promise<void> {
  await transact(ctx, (tx) => tx.db.updateTable('token').set({ last_used }).where('hash', '=', hash).execute());
}

/** The first 32 bits of the hash, in hexadecimal: enough to tell a few tokens apart. */
function idOfHash(hash: string): string {
  return Buffer.from(hash, 'base64url').toString('hex').slice(0, 8);
}
