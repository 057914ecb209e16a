import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

/**
 * Work that only reads: a function that its module exports under its own name. Input and output are
 * cloned.
 */
export type WorkerReading<I, O> = (db: Kysely<Tables>, input: I) => Promise<O>;

/** A request to the thread, and its reply. */
export interface WorkerRequest {
  readonly id: number;
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
}
export type WorkerReply = { readonly id: number } & ({ readonly output: unknown } | { readonly error: string });

/** A thread that reads a database. */
export interface DatabaseWorker {
  /** Runs `work`, which the module at the address `module` exports, on committed data. */
  run<I, O>(module: string, work: WorkerReading<I, O>, input: I): Promise<O>;
  close(): Promise<void>;
}

/**
 * Starts worker-thread.ts: compiled in the product; in tests, which run from the sources, through
 * tsx.
 */
function startThread(url: string): Worker {
  const kind = extname(import.meta.url);
  const thread = new URL(`./worker-thread${kind}`, import.meta.url);
  if (kind === '.js') return new Worker(thread, { workerData: url });
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(thread)}); })`;
  return new Worker(code, { eval: true, workerData: url, execArgv: [] });
}

/**
 * Opens a thread that reads the database of a DATABASE_URL. It has a connection of its own and
 * starts at its first use: SQLite blocks the thread that queries, counting answers blocks it on
 * either database, and the serving thread must not wait meanwhile.
 */
export function openWorker(url: string): DatabaseWorker {
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: unknown): void }>();
  let thread: Worker | undefined;
  let last = 0;

  const settle = (worker: Worker, id: number) => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    return found;
  };

  const begin = () => {
    const worker = startThread(url);
    worker.on('message', (reply: WorkerReply) => {
      const asker = settle(worker, reply.id);
      if ('error' in reply) asker?.reject(new Error(reply.error));
      else asker?.resolve(reply.output);
    });
    const end = (error: unknown) => {
      if (thread === worker) thread = undefined;
      for (const id of [...waiting.keys()]) settle(worker, id)?.reject(error);
    };
    worker.on('error', end);
    worker.on('exit', () => end(new Error('The thread that reads the database ended.')));
    return worker;
  };

  return {
    run: <I, O>(module: string, work: WorkerReading<I, O>, input: I) =>
      new Promise<O>((resolve, reject) => {
        thread ??= begin();
        const request: WorkerRequest = { id: ++last, module, name: work.name, input };
        waiting.set(request.id, { resolve: (output) => resolve(output as O), reject });
        thread.ref();
        thread.postMessage(request);
      }),
    close: async () => {
      await thread?.terminate();
    },
  };
}
