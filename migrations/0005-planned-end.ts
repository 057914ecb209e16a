import type { Kysely, Migration } from 'kysely';

/** Adds the date until which a wave is planned to be open. */
export function plannedEnd(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('wave').addColumn('until', 'text').execute();
    },
  };
}
