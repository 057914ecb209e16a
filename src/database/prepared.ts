import type { CompiledQuery, Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import { oncePer } from '../memoize.js';
import type { Database } from './open.js';
import type { Tables } from './tables.js';

/**
 * Returns a query of one value on committed data, for requests of pages. It is built and compiled
 * once for each database. `build` gets a placeholder for the value and may use it in more than one
 * place.
 */
export function prepareQuery<R>(
  name: string,
  build: (db: Kysely<Tables>, value: string) => { compile(): CompiledQuery<R> },
): (ctx: Ctx, value: string) => Promise<R | undefined> {
  const placeholder = '\u0000the value\u0000';
  const compiled = oncePer(({ db }: Database) => build(db, placeholder).compile());
  return (ctx, value) => {
    const query = compiled(ctx.database);
    const parameters = query.parameters.map((parameter) => (parameter === placeholder ? value : parameter));
    return ctx.database.readOne<R>(name, query.sql, parameters);
  };
}
