import { sql, type Kysely, type Migration } from 'kysely';

/** Adds the list of who wants the report. Nothing in it tells who joined when. */
export function readers(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = db.schema
        .createTable('reader')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('email', 'text', (c) => c.notNull())
        .addColumn('email_key', 'text', (c) => c.notNull().unique())
        .addColumn('language', 'text', (c) => c.notNull())
        .addColumn('mailed_at', 'text');
      await (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();

      // PostgreSQL keeps samples of a column's values, which would outlive the address.
      if (kind === 'postgres') {
        await sql`alter table reader alter email set statistics 0, alter email_key set statistics 0`.execute(db);
      }
    },
  };
}
