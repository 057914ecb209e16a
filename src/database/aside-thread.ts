import { parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import type { Asked, Reading, Told } from './aside.js';
import { openSqliteFile, sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/** Room for pages, in KiB: the people and letters of a large study are looked up in no order. */
const cache = 16 * 1024;

const sqlite = openSqliteFile(String(workerData), { readonly: true });
sqlite.pragma(`cache_size = -${cache}`);
const db = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });

parentPort?.on('message', ({ id, module, name, input }: Asked) => {
  const tell = (told: Told) => parentPort?.postMessage(told);
  read(module, name, input).then(
    (output) => tell({ id, output }),
    (error: unknown) => tell({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});

async function read(module: string, name: string, input: unknown): Promise<unknown> {
  const { [name]: work } = (await import(module)) as Record<string, Reading<unknown, unknown> | undefined>;
  if (!work) throw new Error(`${module} exports no ${name}`);
  return work(db, input);
}
