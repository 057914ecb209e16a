import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What partners see of closed waves, as it was when it was made: a row for each table, comparison or
 * account that somebody may open. The viewer is a bureau, or empty for what every bureau sees.
 */
export function snapshots(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('snapshot')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('wave', 'text', (column) => column.notNull().references('wave.slug'))
        .addColumn('made_at', 'text', (column) => column.notNull())
        .addColumn('published_at', 'text')
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('rules', 'text', (column) => column.notNull())
        .addColumn('responses', 'text', (column) => column.notNull())
        .addColumn('audit', 'text', (column) => column.notNull())
        .execute();
      await sql`create unique index snapshot_wave on snapshot (wave, made_at)`.execute(db);
      await db.schema
        .createTable('snapshot_document')
        .addColumn('snapshot', 'text', (column) => column.notNull().references('snapshot.id'))
        .addColumn('viewer', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('document', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('snapshot_document_key', ['snapshot', 'viewer', 'name'])
        .execute();
    },
  };
}
