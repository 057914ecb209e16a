import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Work for a thread: a function that its module exports under its own name. */
export type ThreadWork<I, O> = (input: I) => O;

/** What a thread of its own does, and what came of it; both are cloned. */
export interface ThreadTask {
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
}
export type ThreadResult = { readonly output: unknown } | { readonly error: string };

/**
 * Starts a module of the product as a thread, by its address without an extension. It is compiled
 * in the product; in tests, which run from the sources, it goes through tsx.
 */
export function startThread(module: string, options: WorkerOptions): Worker {
  const kind = extname(import.meta.url);
  const thread = new URL(`${module}${kind}`);
  if (kind === '.js') return new Worker(thread, options);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(thread)}); })`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}

/**
 * The most memory of the thread, in megabytes, and the longest a task may take, in milliseconds.
 */
const most = { megabytes: 512, milliseconds: 60_000 } as const;

/**
 * A thread for what comes from outside, which may be large or made to exhaust a reader, and for
 * what takes long: it works beside the one that serves.
 */
export class TaskThread {
  /** From the first task on; another takes its place when it ended. */
  #worker: Worker | undefined;
  /** Who waits for the task that is at work. */
  #waiting: { resolve(output: unknown): void; reject(error: unknown): void } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `work`, which the module at the address `module` exports, after the tasks that were given
   * before. Rejects where it failed, took too much memory or too long.
   */
  run<I, O>(module: string, work: ThreadWork<I, O>, input: I): Promise<Awaited<O>> {
    const turn = this.#last.then(() => this.#runNow({ module, name: work.name, input }));
    this.#last = turn.catch(() => undefined);
    return turn as Promise<Awaited<O>>;
  }

  async #runNow(task: ThreadTask): Promise<unknown> {
    const worker = (this.#worker ??= this.#start());
    const late = setTimeout(() => void worker.terminate(), most.milliseconds);
    worker.ref();
    try {
      return await new Promise<unknown>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        worker.postMessage(task);
      });
    } finally {
      clearTimeout(late);
      this.#waiting = undefined;
      // An idle thread keeps no process from ending.
      worker.unref();
    }
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: most.megabytes };
    const worker = startThread(new URL('./thread-task', import.meta.url).href, { resourceLimits });
    const end = (error: unknown) => {
      // After an error comes the exit, when the next task may be at work in another thread.
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#waiting?.reject(error);
    };
    worker.on('message', (result: ThreadResult) => {
      if ('error' in result) this.#waiting?.reject(new Error(result.error));
      else this.#waiting?.resolve(result.output);
    });
    worker.on('error', end);
    worker.on('exit', () => end(new Error('The thread ended before its work was done.')));
    return worker;
  }
}

/** Reads and judges what somebody uploads, and waits for. */
export const uploadThread = new TaskThread();

/** Writes reports, which take seconds: no upload waits for them. */
export const reportThread = new TaskThread();
