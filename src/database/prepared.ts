import type { CompiledQuery, Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import { oncePer } from '../memoize.js';
import type { Database } from './open.js';
import type { Tables } from './tables.js';

/**
 * A query of one value for a page's path: built and compiled once for each database, run as often
 * as needed, on what is committed. `build` gets a stand-in for the value and may use it in more
 * than one place.
 */
export function prepareQuery<R>(
  name: string,
  build: (db: Kysely<Tables>, value: string) => { compile(): CompiledQuery<R> },
): (ctx: Ctx, value: string) => Promise<R | undefined> {
  const standIn = '\u0000the value\u0000';
  const compiled = oncePer(({ db }: Database) => build(db, standIn).compile());
  return (ctx, value) => {
    const query = compiled(ctx.database);
    const parameters = query.parameters.map((parameter) => (parameter === standIn ? value : parameter));
    return ctx.database.readOne<R>(name, query.sql, parameters);
  };
}
