import { sql } from 'kysely';
import type { Ctx } from '../../src/context.js';

/** Every row of every table as JSON text: what an attacker with the database could read. */
export async function everyRow({ db }: Ctx): Promise<string> {
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)));
  return JSON.stringify(rows.map((found, i) => [tables[i]?.name, found.rows]));
}
