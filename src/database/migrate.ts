import { Migrator, sql, type MigrationResultSet } from 'kysely';
import { migrations } from '../../migrations/index.js';
import { problems } from '../problem.js';
import type { Database } from './open.js';
import { refusalOf } from './refusals.js';
import { retryOnConflict } from './transact.js';

/**
 * Migrates the database to this version, or not at all. Returns the names of the migrations that
 * ran. Throws for a database of a newer version, and for one that cannot be reached or read.
 */
export async function migrate(database: Pick<Database, 'kind' | 'db' | 'url'>): Promise<string[]> {
  const known = migrations(database.kind);
  const migrator = new Migrator({
    db: database.db,
    provider: { getMigrations: () => Promise.resolve(known) },
    // Kysely orders what ran by the clock, which may have been set back between two of them.
    allowUnorderedMigrations: true,
  });
  return retryOnConflict(async () => {
    const { error, results = [] } = await migrator
      .migrateToLatest()
      .catch((error: unknown): MigrationResultSet => ({ error }));
    if (error === undefined) return results.map((result) => result.migrationName);
    const [later] = (await listApplied(database)).filter((name) => !(name in known));
    if (later !== undefined) throw problems.newerDatabase(later);
    throw refusalOf(database.url, error);
  });
}

/** The names of the migrations that ran; none where that cannot be read. */
async function listApplied({ db }: Pick<Database, 'db'>): Promise<string[]> {
  const applied = sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return applied.then(
    ({ rows }) => rows.map(({ name }) => name),
    () => [],
  );
}
