import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Lets several bureaus invite the same person of a group: who is asked through another bureau gets
 * no letters of one's own, and shows by day what became of those.
 */
export function askedOnce(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await (kind === 'sqlite' ? rebuildInvitees(db) : replaceConstraint(db));
      for (const column of ['asked_through', 'mirrored_on']) {
        await db.schema.alterTable('invitee').addColumn(column, 'text').execute();
      }
      await db.schema
        .createIndex('invitee_asked_through')
        .on('invitee')
        .columns(['wave', 'grp', 'bureau'])
        .where(sql.ref('asked_through'), 'is not', null)
        .execute();
    },
  };
}

async function replaceConstraint(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('invitee').dropConstraint('invitee_person').execute();
  await db.schema
    .alterTable('invitee')
    .addUniqueConstraint('invitee_person', ['wave', 'grp', 'bureau', 'email_key'])
    .execute();
}

/** The tables that refer to invitees, and these themselves last. */
const rebuilt = ['awaiting', 'draft', 'outbox', 'invitee'];

const before = /constraint "invitee_person" unique \("wave", "grp", "email_key"\)/;
const after = 'constraint "invitee_person" unique ("wave", "grp", "bureau", "email_key")';

/**
 * Makes the table anew, since SQLite cannot change a constraint, and with it those that refer to it:
 * a table that others refer to cannot be dropped.
 */
async function rebuildInvitees(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ type: string; name: string; tbl_name: string; sql: string }>`
    select type, name, tbl_name, sql from sqlite_master where sql is not null and tbl_name in (${sql.join(rebuilt)})
  `.execute(db);
  for (const name of rebuilt.toReversed()) {
    const made = rows.find((row) => row.type === 'table' && row.name === name)?.sql ?? '';
    const anew = made
      .replace(/^create table "\w+"/i, `create table "new_${name}"`)
      .replace('references "invitee"', 'references "new_invitee"')
      .replace(before, after);
    await sql.raw(anew).execute(db);
    await sql`insert into ${sql.table(`new_${name}`)} select * from ${sql.table(name)}`.execute(db);
  }
  for (const name of rebuilt) {
    await db.schema.dropTable(name).execute();
    await db.schema.alterTable(`new_${name}`).renameTo(name).execute();
  }
  for (const index of rows.filter(({ type }) => type === 'index')) await sql.raw(index.sql).execute(db);
}
