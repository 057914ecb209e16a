import { sql, type Kysely } from 'kysely';
import { eachBatch, type DatabaseRow } from '../database/copy-rows.js';
import type { DatabaseTable } from '../database/table-shapes.js';
import type { Tables } from '../database/tables.js';

/** A database that a backup replaces. Of another version, it is read as far as it goes. */
export interface Replaced {
  /** Whether it has the table, with every column that a row needs. */
  has(table: DatabaseTable): boolean;
  /** Yields the rows of a table, with those of its columns that are there. */
  rows(table: DatabaseTable): AsyncGenerator<DatabaseRow>;
}

/** Returns what is replaced; undefined for a database that cannot be read or holds no study. */
export async function openReplaced(db: Kysely<Tables>): Promise<Replaced | undefined> {
  const columns = await readColumns(db);
  if (!columns?.has('study')) return undefined;
  const { rows } = await sql`select 1 from study limit 1`.execute(db);
  if (!rows.length) return undefined;
  const there = ({ name }: DatabaseTable) => columns.get(name) ?? new Set();
  return {
    has: (table) => table.required.every((column) => there(table).has(column)) && columns.has(table.name),
    async *rows(table) {
      const shared = table.columns.filter((column) => there(table).has(column));
      for await (const batch of eachBatch(db, { ...table, columns: shared })) yield* batch;
    },
  };
}

async function readColumns(db: Kysely<Tables>): Promise<Map<string, ReadonlySet<string>> | undefined> {
  try {
    const tables = await db.introspection.getTables();
    return new Map(tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]));
  } catch {
    return undefined;
  }
}
