import type { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import { startThread } from '../thread.js';
import type { Tables } from './tables.js';

/**
 * Work that only reads: a function that its module exports under its own name. Input and output are
 * cloned.
 */
export type WorkerReading<I, O> = (db: Kysely<Tables>, input: I) => Promise<O>;

/** A request to a thread, and its reply. */
export interface WorkerRequest {
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
}
export type WorkerReply = { readonly output: unknown } | { readonly error: string };

/** Threads that read a database. */
export interface DatabaseWorker {
  /**
   * Runs `work`, which the module at the address `module` exports, on committed data. It ends, and
   * this rejects, when `signal` says that nobody waits for it any more.
   */
  run<I, O>(module: string, work: WorkerReading<I, O>, input: I, signal?: AbortSignal): Promise<O>;
  close(): Promise<void>;
}

/** A reading that waits for a thread, or is at work in one. */
interface Reading {
  readonly request: WorkerRequest;
  /** Why it was given up, once it was. */
  left?: unknown;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/** How many readings run side by side; the next one waits. */
const sideBySide = 2;

/**
 * Opens threads that read the database of a DATABASE_URL. Each has a connection of its own, starts
 * when it is first needed and runs one reading at a time: SQLite blocks the thread that queries,
 * counting answers blocks it on either database, and the serving thread must not wait meanwhile. A
 * reading that is given up ends with its thread.
 */
export function openWorker(url: string): DatabaseWorker {
  const threads = new Map<Worker, Reading | undefined>();
  const queue: Reading[] = [];

  const start = (): Worker => {
    const thread = startThread(new URL('./worker-thread', import.meta.url).href, { workerData: url });
    thread.on('message', (reply: WorkerReply) => {
      const reading = threads.get(thread);
      threads.set(thread, undefined);
      thread.unref();
      if ('error' in reply) reading?.reject(new Error(reply.error));
      else reading?.resolve(reply.output);
      runNext();
    });
    const end = (error: unknown) => {
      const reading = threads.get(thread);
      threads.delete(thread);
      reading?.reject(reading.left ?? error);
      runNext();
    };
    thread.on('error', end);
    thread.on('exit', () => end(new Error('The thread that reads the database ended.')));
    return thread;
  };

  const freeThread = (): Worker | undefined => {
    const idle = [...threads.keys()].find((thread) => threads.get(thread) === undefined);
    return idle ?? (threads.size < sideBySide ? start() : undefined);
  };

  const runNext = () => {
    const thread = queue.length ? freeThread() : undefined;
    const reading = thread && queue.shift();
    if (!reading) return;
    threads.set(thread, reading);
    thread.ref();
    thread.postMessage(reading.request);
  };

  const giveUp = (reading: Reading, why: unknown) => {
    reading.left = why;
    const [thread] = [...threads.keys()].filter((one) => threads.get(one) === reading);
    if (thread) void thread.terminate();
    else if (queue.includes(reading)) {
      queue.splice(queue.indexOf(reading), 1);
      reading.reject(why);
    }
  };

  return {
    run: async <I, O>(module: string, work: WorkerReading<I, O>, input: I, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      const leave = new AbortController();
      try {
        return await new Promise<O>((resolve, reject) => {
          const request = { module, name: work.name, input };
          const reading: Reading = { request, resolve: (output) => resolve(output as O), reject };
          signal?.addEventListener('abort', () => giveUp(reading, signal.reason), { signal: leave.signal });
          queue.push(reading);
          runNext();
        });
      } finally {
        leave.abort();
      }
    },
    close: async () => {
      for (const reading of queue.splice(0)) reading.reject(new Error('The database was closed.'));
      await Promise.all([...threads.keys()].map((thread) => thread.terminate()));
    },
  };
}
