import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Adds the codes that were mailed to sign in with, and to which accounts it was mailed that results
 * are there.
 */
export function mailedToAccounts(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const clustered = kind === 'sqlite' ? sql`without rowid` : sql``;
      await db.schema
        .createTable('sign_in_code')
        .addColumn('request', 'text', (c) => c.primaryKey().notNull())
        .addColumn('code', 'text', (c) => c.notNull())
        .addColumn('link', 'text', (c) => c.notNull())
        .addColumn('tries', 'integer', (c) => c.notNull())
        .addColumn('expires_at', 'text', (c) => c.notNull())
        .modifyEnd(clustered)
        .execute();
      await db.schema
        .createTable('announcement')
        .addColumn('snapshot', 'text', (c) => c.notNull().references('snapshot.id').onDelete('cascade'))
        .addColumn('account', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
        .addPrimaryKeyConstraint('announcement_key', ['snapshot', 'account'])
        .modifyEnd(clustered)
        .execute();
    },
  };
}
