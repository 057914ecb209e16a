import pg from 'pg';
import { problems } from '../problem.js';

/** A pool of connections to PostgreSQL. */
export interface Pool {
  readonly pool: pg.Pool;
  /** Runs a query, which each connection prepares once under its name where it stays prepared. */
  readonly queryPrepared: (query: { name: string; text: string; values: unknown[] }) => Promise<pg.QueryResult>;
}

/** A setting of PostgreSQL that each connection of a pool has. */
type Setting = 'synchronous_commit' | 'default_transaction_read_only';

/**
 * Opens a pool that survives a restart of PostgreSQL: a connection that breaks while idle is
 * replaced at the next use. `setting` is on for each connection.
 *
 * A pooler such as PgBouncer may lead every transaction to another process of PostgreSQL. It greets
 * with a process number of its own: then nothing is set that others would get, and no statement is
 * prepared that another process would not know. What must be on is then looked at.
 */
export function openPool(connectionString: string, max: number, setting: Setting): Pool {
  let pooled = false;
  const prepare = async (client: pg.ClientBase & { processID?: number }) => {
    const { rows } = await client.query<{ set: string | null; current: string }>(
      `select case when pg_backend_pid() = $1 then set_config($2, 'on', false) end as set, current_setting($2) as current`,
      [client.processID, setting],
    );
    pooled = rows[0]?.set !== 'on';
    if (pooled && setting === 'synchronous_commit' && rows[0]?.current === 'off') throw problems.notDurable();
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
