import { sql, type Kysely, type Migration } from 'kysely';

/** Adds the passkeys of accounts, and the challenges that were answered with one. */
export function passkeys(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const clustered = kind === 'sqlite' ? sql`without rowid` : sql``;
      await db.schema
        .createTable('passkey')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('account', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
        .addColumn('credential', 'text', (c) => c.notNull().unique())
        .addColumn('public_key', 'text', (c) => c.notNull())
        // An authenticator counts to 2^32 - 1, which an integer of PostgreSQL does not.
        .addColumn('counter', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('added_on', 'text', (c) => c.notNull())
        .modifyEnd(clustered)
        .execute();
      if (kind === 'postgres') await sql`alter table passkey alter name set statistics 0`.execute(db);
      await db.schema.createIndex('passkey_of_account').on('passkey').column('account').execute();
      await db.schema
        .createTable('used_challenge')
        .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
        .addColumn('expires_at', 'text', (c) => c.notNull())
        .modifyEnd(clustered)
        .execute();
    },
  };
}
