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

/** The thread for tasks, from the first one on; another takes its place when it ended. */
let thread: Worker | undefined;

/** Who waits for the task that is at work. */
let waiting: { resolve(output: unknown): void; reject(error: unknown): void } | undefined;

/** Tasks go one after another: nobody takes every processor, or the memory twice. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `work`, which the module at the address `module` exports, in a thread beside the one that
 * serves: what comes from outside may be large, or made to exhaust a reader. Rejects where it
 * failed, took too much memory or too long.
 */
export function runInThread<I, O>(module: string, work: ThreadWork<I, O>, input: I): Promise<O> {
  const turn = last.then(() => runNow({ module, name: work.name, input }));
  last = turn.catch(() => undefined);
  return turn as Promise<O>;
}

async function runNow(task: ThreadTask): Promise<unknown> {
  const worker = (thread ??= startTasks());
  const late = setTimeout(() => void worker.terminate(), most.milliseconds);
  worker.ref();
  try {
    return await new Promise<unknown>((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(task);
    });
  } finally {
    clearTimeout(late);
    waiting = undefined;
    // An idle thread keeps no process from ending.
    worker.unref();
  }
}

function startTasks(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: most.megabytes };
  const worker = startThread(new URL('./thread-task', import.meta.url).href, { resourceLimits });
  const end = (error: unknown) => {
    // After an error comes the exit, when the next task may be at work in another thread.
    if (thread !== worker) return;
    thread = undefined;
    waiting?.reject(error);
  };
  worker.on('message', (result: ThreadResult) => {
    if ('error' in result) waiting?.reject(new Error(result.error));
    else waiting?.resolve(result.output);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The thread ended before its work was done.')));
  return worker;
}
