import { sql, type Kysely, type Migration } from 'kysely';

/** Adds accounts, judgements of rewordings, and imported and synthetic waves. */
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
        .createTable('judgement')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
        .addColumn('against', 'text', (c) => c.notNull().references('wave.slug'))
        .addColumn('grp', 'text', (c) => c.notNull())
        .addColumn('question', 'text', (c) => c.notNull())
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('account', 'text', (c) => c.references('account.id'))
        .addColumn('marked_at', 'text', (c) => c.notNull())
        .addColumn('withdrawn_at', 'text')
        .addColumn('withdrawn_by', 'text', (c) => c.references('account.id'))
        .execute();
      await db.schema
        .createIndex('judgement_standing')
        .on('judgement')
        .columns(['wave', 'against', 'grp', 'question'])
        .unique()
        .where(sql<boolean>`withdrawn_at is null`)
        .execute();

      await db.schema.alterTable('wave').addColumn('imported_at', 'text').execute();
      await db.schema
        .alterTable('wave')
        .addColumn('synthetic', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      // Which responses of an open wave came since the last step is unknown: null until the next
      // step.
      await db.schema.alterTable('interim').addColumn('unseen', 'text').execute();
    },
  };
}
