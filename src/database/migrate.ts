import { Migrator } from 'kysely';
import { migrations } from '../../migrations/index.js';
import type { Database } from './open.js';
import { retryOnConflict } from './transact.js';

/**
 * Brings the database to this version and gives the names of the migrations that it took. All or
 * none.
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
