import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadResult, ThreadTask, ThreadWork } from './thread.js';

const { module, name, input } = workerData as ThreadTask;

const result: ThreadResult = await run().then(
  (output) => ({ output }),
  (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
);
parentPort?.postMessage(result);

async function run(): Promise<unknown> {
  const { [name]: work } = (await import(module)) as Record<string, ThreadWork<unknown, unknown> | undefined>;
  if (!work) throw new Error(`${module} exports no ${name}`);
  return work(input);
}
