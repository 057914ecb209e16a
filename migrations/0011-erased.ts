import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Columns of which PostgreSQL keeps no sample: answers and counts of them, and who somebody is.
 * What is erased would stay readable in `pg_stats`.
 */
const unsampled: Readonly<Record<string, readonly string[]>> = {
  response: ['answers'],
  tally: ['counts'],
  interim: ['figures'],
  draft: ['answers', 'receipt_code', 'reached'],
  invitee: ['email', 'email_key', 'name', 'external_id', 'claim', 'left_off'],
  outbox: ['error'],
  account: ['email', 'email_key'],
};

/** Adds the list of erased responses, and keeps answers and addresses out of statistics. */
export function erased(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = db.schema.createTable('erased').addColumn('hash', 'text', (c) => c.primaryKey());
      await (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
      if (kind === 'sqlite') return;
      for (const [name, columns] of Object.entries(unsampled)) {
        for (const column of columns) {
          // Giving a column the type that it has drops the sample that is there, and rewrites nothing.
          const one = sql.ref(column);
          await sql`
            alter table ${sql.table(name)} alter ${one} type text, alter ${one} set statistics 0
          `.execute(db);
        }
      }
    },
  };
}
