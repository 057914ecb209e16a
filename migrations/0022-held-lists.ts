import { sql, type Kysely, type Migration } from 'kysely';

/** Adds lists that somebody uploaded and has not confirmed yet. */
export function heldLists(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('held_list')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('account', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
        .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug').onDelete('cascade'))
        .addColumn('bureau', 'text', (c) => c.notNull())
        .addColumn('list', 'text', (c) => c.notNull())
        .addColumn('findings', 'text', (c) => c.notNull())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .addUniqueConstraint('held_list_owner', ['account', 'wave'])
        .modifyEnd(kind === 'sqlite' ? sql`without rowid` : sql``)
        .execute();
    },
  };
}
