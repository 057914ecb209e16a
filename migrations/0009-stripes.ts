import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Spreads the counts of a wave over stripes, and gives each bureau figures of its own while a wave
 * is open. Waves that are there keep one stripe: responses counted in it are erased from it.
 */
export function stripes(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('wave')
        .addColumn('stripes', 'integer', (c) => c.notNull().defaultTo(1))
        .execute();
      const ofCell = (name: string) =>
        db.schema
          .createTable(name)
          .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
          .addColumn('grp', 'text', (c) => c.notNull())
          .addColumn('bureau', 'text', (c) => c.notNull());
      const byKey = <T extends { execute(): Promise<void>; modifyEnd(end: ReturnType<typeof sql>): T }>(table: T) =>
        (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();

      await byKey(
        ofCell('striped')
          .addColumn('stripe', 'integer', (c) => c.notNull())
          .addColumn('counts', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('tally_stripe_key', ['wave', 'grp', 'bureau', 'stripe']),
      );
      await sql`insert into striped select wave, grp, bureau, 0, counts from tally order by 1, 2, 3`.execute(db);
      await db.schema.dropTable('tally').execute();
      await db.schema.alterTable('striped').renameTo('tally').execute();

      await byKey(
        ofCell('striped')
          .addColumn('day', 'text', (c) => c.notNull())
          .addColumn('stripe', 'integer', (c) => c.notNull())
          .addColumn('completed', 'integer', (c) => c.notNull())
          .addPrimaryKeyConstraint('completed_day_stripe_key', ['wave', 'grp', 'bureau', 'day', 'stripe']),
      );
      await sql`
        insert into striped select wave, grp, bureau, day, 0, completed from completed_day order by 1, 2, 3, 4
      `.execute(db);
      await db.schema.dropTable('completed_day').execute();
      await db.schema.alterTable('striped').renameTo('completed_day').execute();

      // What was shown of a group is no sum of what may be shown of its bureaus. An open wave begins
      // anew: nothing is shown before five more have sent than there are.
      await db.schema.dropTable('interim').execute();
      await byKey(
        ofCell('interim')
          .addColumn('n', 'integer', (c) => c.notNull())
          .addColumn('figures', 'text')
          .addPrimaryKeyConstraint('interim_cell_key', ['wave', 'grp', 'bureau']),
      );
      await sql`
        insert into interim select wave, grp, bureau, count(*), null from response
        where wave in (select slug from wave where opened_at is not null and closed_at is null)
        group by wave, grp, bureau order by wave, grp, bureau
      `.execute(db);
    },
  };
}
