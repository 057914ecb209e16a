import type { Kysely, Migration } from 'kysely';

/**
 * Adds an index of when studies were loaded, which every page asks. To find a row of `study` itself
 * SQLite reads all of it: 44 kB of definition.
 */
export function studyLoaded(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.createIndex('study_loaded').on('study').column('loaded_at').execute();
    },
  };
}
