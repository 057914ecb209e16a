import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Adds the days of a wave's plan, what each bureau said of its letters, and that a doubtful letter
 * was left as it is. A plan that was on went for every bureau: it goes on.
 */
export function plannedDays(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('wave').addColumn('plan_days', 'text').execute();
      await db.schema.alterTable('outbox').addColumn('dismissed_at', 'text').execute();
      await sql`create index outbox_doubtful on outbox (wave, bureau)
        where failed_at is not null or unknown_at is not null`.execute(db);
      await db.schema
        .createTable('bureau_sending')
        .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug').onDelete('cascade'))
        .addColumn('bureau', 'text', (c) => c.notNull())
        .addColumn('released_at', 'text')
        .addColumn('stopped_at', 'text')
        .addPrimaryKeyConstraint('bureau_sending_key', ['wave', 'bureau'])
        .modifyEnd(kind === 'sqlite' ? sql`without rowid` : sql``)
        .execute();
      const { rows } = await sql<{ wave: string; opened_at: string; definition: string }>`
        select wave.slug as wave, wave.opened_at, study.definition from wave
        inner join study on study.slug = wave.study where wave.plan_from is not null`.execute(db);
      for (const { wave, opened_at, definition } of rows) {
        const study = JSON.parse(definition) as { definition?: { bureaus?: { slug: string }[] } };
        for (const { slug } of study.definition?.bureaus ?? []) {
          await sql`insert into bureau_sending (wave, bureau, released_at)
            values (${wave}, ${slug}, ${opened_at})`.execute(db);
        }
      }
    },
  };
}
