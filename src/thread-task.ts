import { parentPort } from 'node:worker_threads';
import type { ThreadResult, ThreadTask, ThreadWork } from './thread.js';

parentPort?.on('message', (task: ThreadTask) => {
  const answer = (result: ThreadResult) => parentPort?.postMessage(result);
  run(task).then(
    (output) => answer({ output }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});

async function run({ module, name, input }: ThreadTask): Promise<unknown> {
  const { [name]: work } = (await import(module)) as Record<string, ThreadWork<unknown, unknown> | undefined>;
  if (!work) throw new Error(`${module} exports no ${name}`);
  return work(input);
}
