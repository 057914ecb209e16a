import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { lastingFolder } from './run-folder.js';

/** A running PostgreSQL of our own. */
export interface Postgres {
  /** Connects as its superuser to the database `postgres`. */
  readonly url: string;
  /** Stops it and removes every file of it. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL under a keeper: a process of its own that stops the server and removes its files as soon as
 * this process lets go of it, be it by `stop`, a crash, Ctrl-C or `kill -9`.
 */
export async function startPostgres(): Promise<Postgres> {
  const keeper = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'postgres-keeper.ts')], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: lastingFolder() },
    detached: true,
  });
  const ended = once(keeper, 'exit');
  const complaints = text(keeper.stderr);
  const [url] = await Promise.race([
    once(createInterface(keeper.stdout), 'line') as Promise<[string]>,
    complaints.then((complaint) => {
      throw new Error(`PostgreSQL did not start.\n${complaint}`);
    }),
  ]);
  return {
    url,
    stop: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}
