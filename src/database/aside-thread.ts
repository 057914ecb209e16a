import { parentPort, workerData } from 'node:worker_threads';
import type { Asked, Reading, Told } from './aside.js';
import { openReader } from './reader.js';

const db = openReader(String(workerData));

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
