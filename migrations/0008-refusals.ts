import { sql, type Kysely, type Migration } from 'kysely';

/** Adds what a refusal of a letter spoke of, and the hosts that refuse letters. */
export function refusals(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('outbox').addColumn('cause', 'text').execute();

      // Of a letter that came back softly was not kept why: it may count among three in a row, and
      // must not count against a host.
      await sql`
        update outbox set cause = case returned when 'hard' then 'address' else 'mailbox' end where returned is not null
      `.execute(db);
      await sql`
        update outbox set cause = 'address' where failed_at is not null and smtp_code >= 500
          and invitee in (select id from invitee where bounced_at is not null)
      `.execute(db);

      await sql`
        create index outbox_refused on outbox (coalesce(returned_at, failed_at)) where cause = 'host'
      `.execute(db);

      const table = db.schema
        .createTable('refusing_host')
        .addColumn('host', 'text', (c) => c.primaryKey())
        .addColumn('since', 'text', (c) => c.notNull())
        .addColumn('until', 'text', (c) => c.notNull())
        .addColumn('smtp_code', 'integer')
        .addColumn('smtp_status', 'text');
      await (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
    },
  };
}
