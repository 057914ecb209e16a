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
 * Starts a module of the product as a thread, by its address without an extension. It is compiled in
 * the product; in tests, which run from the sources, it goes through tsx.
 */
export function startThread(module: string, options: WorkerOptions): Worker {
  const kind = extname(import.meta.url);
  const thread = new URL(`${module}${kind}`);
  if (kind === '.js') return new Worker(thread, options);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(thread)}); })`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}

/** The most memory of a thread for one task, in megabytes, and the longest it may take. */
const most = { megabytes: 512, milliseconds: 60_000 } as const;

/** Tasks go one after another: nobody takes every processor, or the memory twice. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `work`, which the module at the address `module` exports, in a thread of its own that then
 * ends. What comes from outside may be large or made to exhaust a reader: serving goes on meanwhile.
 * Rejects where it failed, took too much memory or too long.
 */
export function runInThread<I, O>(module: string, work: ThreadWork<I, O>, input: I): Promise<O> {
  const turn = last.then(() => runNow<O>({ module, name: work.name, input }));
  last = turn.catch(() => undefined);
  return turn;
}

async function runNow<O>(task: ThreadTask): Promise<O> {
  const thread = startThread(new URL('./thread-task', import.meta.url).href, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: most.megabytes },
  });
  const late = setTimeout(() => void thread.terminate(), most.milliseconds);
  try {
    return await new Promise<O>((resolve, reject) => {
      thread.on('message', (result: ThreadResult) => {
        if ('error' in result) reject(new Error(result.error));
        else resolve(result.output as O);
      });
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('The thread ended before its work was done.')));
    });
  } finally {
    clearTimeout(late);
    await thread.terminate();
  }
}
