import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.js';

type Row = Selectable<Tables['response']>;

/** How many responses are read at a time, so that nobody waits long. */
const pageSize = 500;

/**
 * Yields every response, or those of a group of a wave, in the order of their random ids. An index
 * has them in that order: no row is read that is not given.
 */
export async function* eachResponse(
  db: Kysely<Tables>,
  of?: { readonly wave: string; readonly group: string },
): AsyncGenerator<Row> {
  for (let after = '', more = true; more;) {
    const page = await db
      .selectFrom('response')
      .selectAll()
      .$if(of !== undefined, (query) => query.where('wave', '=', of?.wave ?? '').where('grp', '=', of?.group ?? ''))
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute();
    yield* page;
    after = page.at(-1)?.id ?? '';
    more = page.length === pageSize;
  }
}
