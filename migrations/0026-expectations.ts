import { sql, type Kysely, type Migration } from 'kysely';

/** Adds what partners and staff expected of a wave before it opened, sealed. */
export function expectations(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('expectation')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('wave', 'text', (column) => column.notNull().references('wave.slug'))
        .addColumn('account', 'text', (column) => column.references('account.id').onDelete('set null'))
        .addColumn('sealed', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addUniqueConstraint('expectation_of_account', ['wave', 'account'])
        .modifyEnd(kind === 'sqlite' ? sql`without rowid` : sql``)
        .execute();
    },
  };
}
