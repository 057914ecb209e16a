import type { Kysely, Migration } from 'kysely';

/** Lets the responses of a group be read by an index, in the order of their random ids. */
export function responseIndex(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.createIndex('response_group').on('response').columns(['wave', 'grp', 'id']).execute();
      await db.schema.dropIndex('response_cell').execute();
    },
  };
}
