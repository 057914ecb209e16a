import SQLite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { z } from 'zod';
import { migrate } from './migrate.js';
import { sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/** A table as this version has it, on either database. */
export interface DatabaseTable {
  readonly name: keyof Tables;
  readonly columns: readonly string[];
  /** The columns of its primary key, in their order. */
  readonly key: readonly string[];
  /** Columns that a row cannot do without. */
  readonly required: readonly string[];
  /** The columns that refer to another table, or to this one. */
  readonly references: readonly { readonly column: string; readonly table: string; readonly to: string }[];
}

const Columns = z.array(z.object({ name: z.string(), notnull: z.number(), dflt_value: z.unknown(), pk: z.number() }));
const References = z.array(z.object({ from: z.string(), table: z.string(), to: z.string() }));

/**
 * Returns every table of this version, each after those that it refers to. They are read off an
 * empty database that the migrations make, so that a new table is in every copy by itself.
 */
export async function readTableShapes(): Promise<DatabaseTable[]> {
  const sqlite = new SQLite(':memory:');
  const db = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
  try {
    await migrate({ kind: 'sqlite', db, url: 'sqlite::memory:' });
    const tables = (await db.introspection.getTables()).map(({ name }) => shapeOf(sqlite, name));
    return inOrder(tables);
  } finally {
    await db.destroy();
  }
}

function shapeOf(sqlite: SQLite.Database, name: string): DatabaseTable {
  const columns = Columns.parse(sqlite.pragma(`table_info(${name})`));
  const references = References.parse(sqlite.pragma(`foreign_key_list(${name})`));
  const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const required = columns.filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null);
  return {
    name: name as keyof Tables,
    columns: columns.map((column) => column.name),
    key: key.map((column) => column.name),
    required: required.map((column) => column.name),
    references: references.map(({ from, table, to }) => ({ column: from, table, to })),
  };
}

/** The tables, each after those that it refers to. */
function inOrder(tables: readonly DatabaseTable[]): DatabaseTable[] {
  const ordered = new Set<DatabaseTable>();
  const add = (table: DatabaseTable) => {
    for (const { table: other } of table.references) {
      for (const found of tables) if (found.name === other && found !== table) add(found);
    }
    ordered.add(table);
  };
  for (const table of tables) add(table);
  return [...ordered];
}
