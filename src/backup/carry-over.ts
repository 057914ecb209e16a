import { sql, type RawBuilder } from 'kysely';
import { deleteAccount, listAccounts } from '../access/accounts.js';
import type { Tx } from '../context.js';
import type { DatabaseRow } from '../database/copy-rows.js';
import type { DatabaseTable } from '../database/table-shapes.js';
import type { Tables } from '../database/tables.js';
import { forgetContacts } from '../fieldwork/contacts.js';
import { removals } from '../fieldwork/removals.js';
import { wrongRecipients } from '../fieldwork/wrong-recipient.js';
import { restartInterim } from '../results/interim.js';
import type { Replaced } from './replaced.js';

/** How rows that came, or changed, since the backup are taken over. */
interface Rule {
  /** What happens where the backup has a row of the same key: its own stays, or it is replaced. */
  readonly onConflict: 'ignore' | 'replace';
  /** What the row may refer to, and is kept without where the copy does not have it. */
  readonly mayLose?: string;
  readonly takes?: (row: DatabaseRow) => boolean;
  readonly change?: (row: DatabaseRow) => DatabaseRow;
}

const rules: Partial<Record<keyof Tables, Rule>> = {
  opt_out: { onConflict: 'ignore' },
  refusing_host: { onConflict: 'replace' },
  // A letter that a sender has claimed went, or may have gone: the mail plan must know it.
  outbox: { onConflict: 'replace', takes: ({ claimed_at }) => claimed_at !== null },
  // What was fielded must be shown later, and what is sent now stays so.
  letter_text: { onConflict: 'ignore' },
  bureau_letters: { onConflict: 'ignore' },
  protocol: { onConflict: 'ignore' },
  // What is sealed is never lost, nor changed: not even where its account is.
  expectation: { onConflict: 'ignore', mayLose: 'account' },
  erased: { onConflict: 'ignore' },
  // What partners have seen: a later snapshot is checked beside it.
  snapshot: { onConflict: 'replace', takes: ({ published_at }) => published_at !== null },
  snapshot_document: { onConflict: 'ignore' },
  announcement: { onConflict: 'ignore' },
  used_challenge: { onConflict: 'ignore' },
  event: { onConflict: 'ignore' },
  exported: { onConflict: 'replace' },
  interim: { onConflict: 'replace', change: (row) => ({ ...row, figures: null }) },
};

/**
 * Takes over into a restored copy (SQLite, of this version) what must not be forgotten of the
 * database that it replaces: who wants no letters, which letters went, who may no longer sign in,
 * what was erased, and what viewers of an open wave have seen. Returns whether it is known what was
 * erased since: what is replaced has a list, and the last event of the backup, so that it is no
 * earlier state of the study.
 */
export async function carryOver(
  tx: Tx,
  replaced: Replaced | undefined,
  tables: readonly DatabaseTable[],
): Promise<boolean> {
  const last = await findLastEvent(tx);
  // A server that was only just started has questionnaires and lists of its own: they say nothing.
  if (replaced && (await isSameStudy(tx, replaced, tables))) await replaceLists(tx, replaced, tables);
  let later = false;
  for (const table of tables) {
    if (!replaced?.has(table)) continue;
    for await (const row of replaced.rows(table)) {
      const rule = rules[table.name];
      if (rule && (rule.takes?.(row) ?? true)) await put(tx, table, rule, rule.change?.(row) ?? row);
      if (table.name === 'bureau_sending') await stop(tx, row);
      if (table.name === 'invitee') await mark(tx, row);
      if (table.name === 'invitee' && row['email_key'] === row['id']) await forget(tx, row);
      if (table.name === 'event') later ||= row['id'] === last;
    }
  }
  await dropDrafts(tx);
  await restartInterim(tx);
  return later && tables.some((table) => table.name === 'erased' && replaced?.has(table));
}

/** The last thing that was recorded; a year later it is forgotten. */
async function findLastEvent({ db }: Tx): Promise<string | undefined> {
  const event = await db.selectFrom('event').select('id').orderBy('at', 'desc').orderBy('id').executeTakeFirst();
  return event?.id;
}

/** Inserts a row, if what it refers to is in the copy. */
async function put(tx: Tx, table: DatabaseTable, { onConflict, mayLose }: Rule, row: DatabaseRow): Promise<void> {
  const columns = Object.keys(row);
  const values: Record<string, unknown> = { ...row };
  const known: RawBuilder<unknown>[] = [];
  for (const { column, table: other, to } of table.references) {
    const value = row[column] ?? null;
    const there = sql`select ${sql.ref(to)} from ${sql.table(other)} where ${sql.ref(to)} = ${value}`;
    if (column === mayLose) values[column] = sql`(${there})`;
    else known.push(sql`(${value} is null or exists (${there}))`);
  }
  await sql`
    insert or ${sql.raw(onConflict)} into ${sql.table(table.name)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(Object.values(values))} where ${sql.join([sql`true`, ...known], sql` and `)}
  `.execute(tx.db);
}

/** Stops a bureau that stopped since. What it released since was for other days, and is left. */
async function stop(tx: Tx, { wave, bureau, stopped_at = null }: DatabaseRow): Promise<void> {
  if (stopped_at === null) return;
  await sql`
    insert into bureau_sending (wave, bureau, stopped_at)
    select ${wave}, ${bureau}, ${stopped_at} where exists (select 1 from wave where slug = ${wave})
    on conflict (wave, bureau) do update set stopped_at = coalesce(stopped_at, excluded.stopped_at)
  `.execute(tx.db);
}

/** Marks an invitee as opted out, bounced or the wrong person since. */
async function mark(
  tx: Tx,
  { id, opted_out_at = null, bounced_at = null, claim = null, left_off = null }: DatabaseRow,
): Promise<void> {
  const wrong = [...wrongRecipients, ...removals].some((known) => known === claim) ? claim : null;
  await sql`
    update invitee set opted_out_at = coalesce(opted_out_at, ${opted_out_at}),
      bounced_at = coalesce(bounced_at, ${bounced_at}), claim = coalesce(claim, ${wrong}),
      left_off = coalesce(left_off, ${left_off})
    where id = ${id ?? null} and sample = 0
  `.execute(tx.db);
}

/** Makes an invitee nameless who was erased since, with a link that leads where theirs does now. */
async function forget(tx: Tx, { id, token_hash, link_version }: DatabaseRow): Promise<void> {
  await forgetContacts(tx, [String(id)]);
  await sql`
    update invitee set token_hash = ${token_hash}, link_version = ${link_version} where id = ${id} and sample = 0
  `.execute(tx.db);
}

/** Deletes unsent answers of who opted out since, as opting out does. */
async function dropDrafts(tx: Tx): Promise<void> {
  await tx.db
    .deleteFrom('draft')
    .where('invitee', 'in', (eb) =>
      eb.selectFrom('invitee').select('id').where('opted_out_at', 'is not', null).where('sample', '=', 0),
    )
    .execute();
}

/** Whether what is replaced has a questionnaire of the copy. */
async function isSameStudy(tx: Tx, replaced: Replaced, tables: readonly DatabaseTable[]): Promise<boolean> {
  const questionnaires = tables.find(({ name }) => name === 'questionnaire');
  if (!questionnaires || !replaced.has(questionnaires)) return false;
  for await (const { id } of replaced.rows(questionnaires)) {
    const { rows } = await sql`select 1 from questionnaire where id = ${id ?? null}`.execute(tx.db);
    if (rows.length) return true;
  }
  return false;
}

/**
 * Makes lists what they were in what is replaced: who left the readers since stays off, and gets
 * the report once; a token or passkey that was withdrawn since stays withdrawn, and an account
 * removed.
 */
async function replaceLists(tx: Tx, replaced: Replaced, tables: readonly DatabaseTable[]): Promise<void> {
  for (const table of tables) {
    if (!replaced.has(table)) continue;
    if (table.name === 'account') await replaceAccounts(tx, replaced, table);
    if (table.name !== 'reader' && table.name !== 'token' && table.name !== 'passkey') continue;
    await tx.db.deleteFrom(table.name).execute();
    for await (const row of replaced.rows(table)) await put(tx, table, { onConflict: 'replace' }, row);
  }
}

/** Removes accounts that were removed or got other roles since, and adds those that came. */
async function replaceAccounts(tx: Tx, replaced: Replaced, table: DatabaseTable): Promise<void> {
  const rows: DatabaseRow[] = [];
  for await (const row of replaced.rows(table)) rows.push(row);
  const rightsOf = ({ roles, bureau }: DatabaseRow) => `${roles} ${bureau}`;
  const known = new Map(rows.map((row) => [row['email'], rightsOf(row)]));
  for (const { email, roles, bureau } of await listAccounts(tx)) {
    if (known.get(email) !== rightsOf({ roles: JSON.stringify(roles), bureau })) await deleteAccount(tx, email);
  }
  for (const row of rows) await put(tx, table, { onConflict: 'ignore' }, row);
}
