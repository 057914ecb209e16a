import { sql, type Kysely, type Migration } from 'kysely';

/** Adds since which day an account is known to let somebody in, as far as that can still be found. */
export function firstSignIn(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('account').addColumn('signed_in_at', 'text').execute();
      await sql`update account set signed_in_at = substr(coalesce(
        (select min(event.at) from event where event.action = 'signed in' and event.who = account.email),
        (select min(session.begun_at) from session where session.account = account.id)
      ), 1, 10)`.execute(db);
    },
  };
}
