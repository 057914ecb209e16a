import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerRequest, WorkerReading, WorkerReply } from './worker.js';
import { openReader } from './reader.js';

const db = openReader(String(workerData));

parentPort?.on('message', ({ module, name, input }: WorkerRequest) => {
  const answer = (reply: WorkerReply) => parentPort?.postMessage(reply);
  read(module, name, input).then(
    (output) => answer({ output }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});

async function read(module: string, name: string, input: unknown): Promise<unknown> {
  const { [name]: work } = (await import(module)) as Record<string, WorkerReading<unknown, unknown> | undefined>;
  if (!work) throw new Error(`${module} exports no ${name}`);
  return work(db, input);
}
