import { sql, type CreateTableBuilder, type Kysely, type Migration } from 'kysely';

/**
 * Creates the tables of src/database/tables.ts. SQLite keeps rows in the order of their random ids:
 * no table reveals who came first.
 */
export function firstTables(kind: 'sqlite' | 'postgres'): Migration {
  const byKey = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;

  return {
    async up(db: Kysely<unknown>) {
      await byKey(
        db.schema
          .createTable('study')
          .addColumn('slug', 'text', (c) => c.primaryKey())
          .addColumn('definition', 'text', (c) => c.notNull())
          .addColumn('loaded_at', 'text', (c) => c.notNull()),
      ).execute();

      await byKey(
        db.schema
          .createTable('questionnaire')
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('study', 'text', (c) => c.notNull().references('study.slug'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('version', 'integer', (c) => c.notNull())
          .addColumn('definition', 'text', (c) => c.notNull())
          .addColumn('hashes', 'text', (c) => c.notNull())
          .addUniqueConstraint('questionnaire_version', ['study', 'grp', 'version']),
      ).execute();

      await byKey(
        db.schema
          .createTable('wave')
          .addColumn('slug', 'text', (c) => c.primaryKey())
          .addColumn('study', 'text', (c) => c.notNull().references('study.slug'))
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('previous', 'text')
          .addColumn('added_at', 'text', (c) => c.notNull())
          .addColumn('opened_at', 'text')
          .addColumn('closed_at', 'text'),
      ).execute();

      await byKey(
        db.schema
          .createTable('wave_questionnaire')
          .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('questionnaire', 'text', (c) => c.notNull().references('questionnaire.id'))
          .addPrimaryKeyConstraint('wave_questionnaire_key', ['wave', 'grp']),
      ).execute();

      await byKey(
        db.schema
          .createTable('invitee')
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('bureau', 'text', (c) => c.notNull())
          .addColumn('email', 'text', (c) => c.notNull())
          .addColumn('email_key', 'text', (c) => c.notNull())
          .addColumn('name', 'text', (c) => c.notNull())
          .addColumn('language', 'text', (c) => c.notNull())
          .addColumn('external_id', 'text')
          .addColumn('link_version', 'integer', (c) => c.notNull())
          .addColumn('token_hash', 'text', (c) => c.notNull().unique())
          .addColumn('sample', 'integer', (c) => c.notNull())
          .addColumn('opted_out_at', 'text')
          .addColumn('bounced_at', 'text')
          .addColumn('ineligible', 'integer', (c) => c.notNull())
          .addUniqueConstraint('invitee_person', ['wave', 'grp', 'email_key'])
          .addUniqueConstraint('invitee_external', ['wave', 'grp', 'bureau', 'external_id']),
      ).execute();

      await db.schema.createIndex('invitee_address').on('invitee').column('email_key').execute();

      await byKey(
        db.schema.createTable('awaiting').addColumn('invitee', 'text', (c) => c.primaryKey().references('invitee.id')),
      ).execute();

      await byKey(
        db.schema
          .createTable('draft')
          .addColumn('invitee', 'text', (c) => c.primaryKey().references('invitee.id'))
          .addColumn('answers', 'text', (c) => c.notNull())
          .addColumn('receipt_code', 'text', (c) => c.notNull()),
      ).execute();

      // PostgreSQL keeps samples of a column's values, which would outlive a draft.
      if (kind === 'postgres') {
        await sql`alter table draft alter answers set statistics 0, alter receipt_code set statistics 0`.execute(db);
      }

      await byKey(
        db.schema
          .createTable('response')
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('bureau', 'text', (c) => c.notNull())
          .addColumn('questionnaire', 'text', (c) => c.notNull().references('questionnaire.id'))
          .addColumn('answers', 'text', (c) => c.notNull()),
      ).execute();
      await db.schema.createIndex('response_cell').on('response').columns(['wave', 'grp', 'bureau', 'id']).execute();

      await byKey(
        db.schema
          .createTable('tally')
          .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('bureau', 'text', (c) => c.notNull())
          .addColumn('counts', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('tally_key', ['wave', 'grp', 'bureau']),
      ).execute();

      await byKey(
        db.schema
          .createTable('interim')
          .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('moved', 'integer', (c) => c.notNull())
          .addColumn('figures', 'text')
          .addPrimaryKeyConstraint('interim_key', ['wave', 'grp']),
      ).execute();

      await byKey(
        db.schema
          .createTable('outbox')
          .addColumn('id', 'text', (c) => c.primaryKey())
          .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
          .addColumn('invitee', 'text', (c) => c.notNull().references('invitee.id'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('bureau', 'text', (c) => c.notNull())
          .addColumn('step', 'text', (c) => c.notNull())
          .addColumn('queued_at', 'text', (c) => c.notNull())
          .addColumn('not_before', 'text', (c) => c.notNull())
          .addColumn('claimed_at', 'text')
          .addColumn('accepted_at', 'text')
          .addColumn('failed_at', 'text')
          .addColumn('attempts', 'integer', (c) => c.notNull())
          .addColumn('error', 'text')
          .addUniqueConstraint('outbox_once', ['wave', 'invitee', 'step']),
      ).execute();
      await db.schema
        .createIndex('outbox_queued')
        .on('outbox')
        .columns(['not_before', 'id'])
        .where(sql.ref('claimed_at'), 'is', null)
        .execute();

      await db.schema.createIndex('outbox_cell').on('outbox').columns(['wave', 'step', 'grp', 'bureau']).execute();

      await byKey(
        db.schema
          .createTable('opt_out')
          .addColumn('study', 'text', (c) => c.notNull().references('study.slug'))
          .addColumn('address', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('opt_out_key', ['study', 'address']),
      ).execute();

      await byKey(
        db.schema
          .createTable('token')
          .addColumn('hash', 'text', (c) => c.primaryKey())
          .addColumn('role', 'text', (c) => c.notNull())
          .addColumn('bureau', 'text')
          .addColumn('added_at', 'text', (c) => c.notNull())
          .addColumn('revoked_at', 'text'),
      ).execute();
    },
  };
}
