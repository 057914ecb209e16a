import type { Kysely, Migration } from 'kysely';

/** Adds the order in which the log of events is read, so that a page of it reads fifty. */
export function eventOrder(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.createIndex('event_order').on('event').columns(['at', 'id']).execute();
    },
  };
}
