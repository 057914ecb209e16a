import { Migrator } from 'kysely';
import { migrations } from '../../migrations/index.js';
import type { Database } from './open.js';
import { retryOnConflict } from './transact.js';

/**
 * Migrates the database to this version, or not at all. Returns the names of the migrations that
 * ran.
 */
export async function migrate(database: Database): Promise<string[]> {
  const migrator = new Migrator({
    db: database.db,
    provider: { getMigrations: () => Promise.resolve(migrations(database.kind)) },
  });
  return retryOnConflict(async () => {
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
    return results.map((result) => result.migrationName);
  });
}
