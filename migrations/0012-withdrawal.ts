import { sql, type Kysely, type Migration } from 'kysely';

const day = 86_400_000;

/** How long tokens from before keep working, counted from the upgrade, in days. */
const tokenDays = 365;

/** How long a sign-in link worked until now, in days. */
const linkDays = 7;

/**
 * Adds names, ends and last uses of API tokens, ends of sign-in links, the log of events, the files
 * with answers that were made, and what retention has announced.
 */
export function withdrawal(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const clustered = kind === 'sqlite' ? sql`without rowid` : sql``;
      await giveTokensAnEnd(db);
      await giveLinksAnEnd(db);
      await db.schema
        .createTable('event')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('who', 'text', (c) => c.notNull())
        .addColumn('about', 'text', (c) => c.notNull())
        .modifyEnd(clustered)
        .execute();
      await db.schema
        .createTable('exported')
        .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
        .addColumn('grp', 'text', (c) => c.notNull())
        .addColumn('format', 'text', (c) => c.notNull())
        .addColumn('who', 'text', (c) => c.notNull())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .addColumn('outdated', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('exported_key', ['wave', 'grp', 'format', 'who'])
        .modifyEnd(clustered)
        .execute();
      await db.schema
        .createTable('retention')
        .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('announced_at', 'text', (c) => c.notNull())
        .addColumn('done_at', 'text')
        .addPrimaryKeyConstraint('retention_key', ['wave', 'kind'])
        .modifyEnd(clustered)
        .execute();
      await shortenRetention(db);
    },
  };
}

async function giveTokensAnEnd(db: Kysely<unknown>): Promise<void> {
  await sql`delete from token where revoked_at is not null`.execute(db);
  await db.schema.alterTable('token').dropColumn('revoked_at').execute();
  await db.schema
    .alterTable('token')
    .addColumn('expires_at', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  for (const column of ['name', 'last_used']) await db.schema.alterTable('token').addColumn(column, 'text').execute();
  await sql`update token set expires_at = ${new Date(Date.now() + tokenDays * day).toISOString()}`.execute(db);
}

async function giveLinksAnEnd(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sign_in')
    .addColumn('expires_at', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  const { rows } = await sql<{ hash: string; made_at: string }>`select hash, made_at from sign_in`.execute(db);
  for (const { hash, made_at } of rows) {
    const expires = new Date(Date.parse(made_at) + linkDays * day).toISOString();
    await sql`update sign_in set expires_at = ${expires} where hash = ${hash}`.execute(db);
  }
  await db.schema.alterTable('sign_in').dropColumn('made_at').execute();
}

/** Contacts are kept for days instead of months, and own words for six months at most. */
async function shortenRetention(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ slug: string; definition: string }>`select slug, definition from study`.execute(db);
  for (const { slug, definition: stored } of rows) {
    const study = JSON.parse(stored) as { definition?: { privacy?: Privacy } };
    const privacy = study.definition?.privacy;
    if (!privacy?.keepMonths) continue;
    const { addresses, openTexts = 6, ...others } = privacy.keepMonths;
    privacy.contactDays = Math.min(60, (addresses ?? 2) * 30);
    privacy.keepMonths = { ...others, openTexts: Math.min(6, openTexts) };
    const ascii = JSON.stringify(study).replaceAll(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    await sql`update study set definition = ${ascii} where slug = ${slug}`.execute(db);
  }
}

interface Privacy {
  contactDays?: number;
  keepMonths?: { addresses?: number; openTexts?: number; answers?: number };
}
