import pg from 'pg';
import { problems } from '../problem.js';

/** A pool of connections to PostgreSQL. */
export interface Pool {
  readonly pool: pg.Pool;
  /** Runs a query, which each connection prepares once under its name where it stays prepared. */
  readonly queryPrepared: (query: { name: string; text: string; values: unknown[] }) => Promise<pg.QueryResult>;
}

/** Settings of PostgreSQL that each connection of a pool has. */
type Settings = Readonly<Record<string, 'on' | 'off'>>;

/** A commit is on disk when it returns. */
export const forWriting: Settings = { synchronous_commit: 'on' };

/**
 * Long work writes nothing, and reads pages by key: by the index that has their order, not the
 * whole table for each.
 */
export const forReading: Settings = { default_transaction_read_only: 'on', enable_sort: 'off' };

/**
 * Opens a pool that survives a restart of PostgreSQL: a connection that breaks while idle is
 * replaced at the next use. Each connection has these settings.
 *
 * A pooler such as PgBouncer may lead every transaction to another process of PostgreSQL. It greets
 * with a process number of its own: then nothing is set that others would get, and no statement is
 * prepared that another process would not know. What must be on is then looked at.
 */
export function openPool(connectionString: string, max: number, settings: Settings): Pool {
  let pooled = false;
  const prepare = async (client: pg.ClientBase & { processID?: number }) => {
    const { rows } = await client.query<{ direct: boolean; durable: boolean }>(
      `select pg_backend_pid() = $1 as direct, current_setting('synchronous_commit') <> 'off' as durable`,
      [client.processID],
    );
    pooled = rows[0]?.direct !== true;
    if (pooled && 'synchronous_commit' in settings && rows[0]?.durable === false) throw problems.notDurable();
    if (!pooled)
      await client.query(
        Object.entries(settings)
          .map(([name, value]) => `set ${name} = ${value}`)
          .join('; '),
      );
  };
  // The pool waits for it, which its types do not say.
  const onConnect: (client: pg.ClientBase) => unknown = prepare;
  const pool = new pg.Pool({ connectionString, max, onConnect });
  pool.on('error', () => undefined);
  return {
    pool,
    queryPrepared: ({ name, text, values }) => pool.query(pooled ? { text, values } : { name, text, values }),
  };
}
