import { CompiledQuery, sql, type Kysely } from 'kysely';
import { yieldToEventLoop } from '../event-loop.js';
import type { Database } from './open.js';
import type { DatabaseTable } from './table-shapes.js';
import type { Tables } from './tables.js';

/** A row as both databases give it: texts and whole numbers. */
export type DatabaseRow = Record<string, string | number | null>;

/** Where rows go: a database, or a transaction on it. */
type RowTarget = Pick<Database, 'kind' | 'db'>;

/** How many rows are read and written at a time. */
const batchSize = 500;

/**
 * Copies the rows of tables, in the order of their keys, and returns how many of each. `change`
 * gives the row to write. Memory does not grow with the number of rows.
 */
export async function copyRows(
  from: Kysely<Tables>,
  to: RowTarget,
  tables: readonly DatabaseTable[],
  {
    change = (_table, row) => row,
    progress,
  }: { change?: ChangeRow; progress?: ((rows: number) => void) | undefined } = {},
): Promise<ReadonlyMap<string, number>> {
  const copied = new Map<string, number>();
  let rows = 0;
  for (const table of tables) {
    copied.set(table.name, 0);
    for await (const batch of eachBatch(from, table)) {
      await insertRows(
        to,
        table,
        batch.map((row) => change(table.name, row)),
      );
      copied.set(table.name, (copied.get(table.name) ?? 0) + batch.length);
      progress?.((rows += batch.length));
    }
  }
  return copied;
}

type ChangeRow = (table: keyof Tables, row: DatabaseRow) => DatabaseRow;

/** Yields the rows of a table in the order of its key, some at a time. */
export async function* eachBatch(
  db: Kysely<Tables>,
  { name, columns, key }: Pick<DatabaseTable, 'name' | 'columns' | 'key'>,
): AsyncGenerator<readonly DatabaseRow[]> {
  const list = (names: readonly string[]) => sql.join(names.map((column) => sql.ref(column)));
  for (let last: DatabaseRow | undefined, more = true; more;) {
    const after = last && sql`where (${list(key)}) > (${sql.join(key.map((column) => last?.[column]))})`;
    const { rows } = await sql<DatabaseRow>`
      select ${list(columns)} from ${sql.table(name)} ${after ?? sql``} order by ${list(key)} limit ${batchSize}
    `.execute(db);
    if (rows.length) yield rows;
    last = rows.at(-1);
    more = rows.length === batchSize;
    // SQLite never waits: without this, nothing else would run, a signal to stop included.
    await yieldToEventLoop();
  }
}

async function insertRows(
  { kind, db }: RowTarget,
  { name, columns }: DatabaseTable,
  rows: readonly DatabaseRow[],
): Promise<void> {
  const values = rows.flatMap((row) => columns.map((column) => row[column] ?? null));
  const place = kind === 'sqlite' ? () => '?' : (i: number) => `$${i + 1}`;
  const places = rows.map((_, i) => `(${columns.map((_, j) => place(i * columns.length + j)).join(', ')})`);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into "${name}" (${names}) values ${places.join(', ')}`;
  await db.executeQuery(CompiledQuery.raw(text, kind === 'sqlite' ? values : values.map(withoutNul)));
}

/** PostgreSQL takes no NUL in a text, which SQLite may hold from a version that let one in. */
function withoutNul(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value;
}

/** Returns how many rows each of the tables has. */
export async function countRows(
  db: Kysely<Tables>,
  tables: readonly DatabaseTable[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db);
    counts.set(name, Number(rows[0]?.n));
  }
  return counts;
}

/** Runs a reading that sees the database as at one moment, whatever others write meanwhile. */
export async function atOneMoment<T>(
  database: Pick<Database, 'openReader'>,
  read: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const reader = database.openReader();
  try {
    return await reader.transaction().setIsolationLevel('repeatable read').execute(read);
  } finally {
    await reader.destroy();
  }
}
