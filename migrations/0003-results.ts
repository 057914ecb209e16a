import type { Kysely, Migration } from 'kysely';

/** What results pages need: accounts that sign in, wordings judged to be the same, imported and synthetic waves. */
export function results(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('account')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('email', 'text', (c) => c.notNull())
        .addColumn('email_key', 'text', (c) => c.notNull().unique())
        .addColumn('roles', 'text', (c) => c.notNull())
        .addColumn('bureau', 'text')
        .addColumn('added_at', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('sign_in')
        .addColumn('hash', 'text', (c) => c.primaryKey())
        .addColumn('account', 'text', (c) => c.notNull().references('account.id'))
        .addColumn('made_at', 'text', (c) => c.notNull())
        .addColumn('used_at', 'text')
        .execute();
      await db.schema
        .createTable('session')
        .addColumn('hash', 'text', (c) => c.primaryKey())
        .addColumn('account', 'text', (c) => c.notNull().references('account.id'))
        .addColumn('begun_at', 'text', (c) => c.notNull())
        .addColumn('seen_at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('cosmetic')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
        .addColumn('against', 'text', (c) => c.notNull().references('wave.slug'))
        .addColumn('grp', 'text', (c) => c.notNull())
        .addColumn('question', 'text', (c) => c.notNull())
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('account', 'text', (c) => c.references('account.id'))
        .addColumn('marked_at', 'text', (c) => c.notNull())
        .addColumn('withdrawn_at', 'text')
        .execute();
      await db.schema
        .createIndex('cosmetic_of_waves')
        .on('cosmetic')
        .columns(['wave', 'against', 'grp', 'question'])
        .execute();

      await db.schema.alterTable('wave').addColumn('imported_at', 'text').execute();
      await db.schema
        .alterTable('wave')
        .addColumn('synthetic', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema
        .alterTable('interim')
        .addColumn('unseen', 'text', (c) => c.notNull().defaultTo('[]'))
        .execute();
    },
  };
}
