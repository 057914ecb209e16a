import type { CompiledQuery, Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Database } from './open.js';
import type { Tables } from './tables.js';

/**
 * A query of one value for a page's path: built and compiled once for each database, run as often as needed, on what
 * is committed. `build` gets a stand-in for the value and may use it in more than one place.
 */
export function prepareQuery<R>(
  name: string,
  build: (db: Kysely<Tables>, value: string) => { compile(): CompiledQuery<R> },
): (ctx: Ctx, value: string) => Promise<R | undefined> {
  const standIn = '\u0000the value\u0000';
  const compiled = new WeakMap<Database, CompiledQuery<R>>();
  return (ctx, value) => {
    let query = compiled.get(ctx.database);
    if (!query) {
      query = build(ctx.db, standIn).compile();
      compiled.set(ctx.database, query);
    }
    const parameters = query.parameters.map((parameter) => (parameter === standIn ? value : parameter));
    return ctx.database.readOne<R>(name, query.sql, parameters);
  };
}
