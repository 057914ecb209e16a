import { startProgram } from '../harness/program.js';
import type { Reply } from './browse.js';
import { freePort, type Product } from './product.js';

const notOurs = ['content-length', 'date', 'connection', 'keep-alive', 'transfer-encoding', 'set-cookie'];

/** Serves a page of ours from a bare Fastify on the same database, with one prepared statement a request. */
export async function serveFloor(product: Product, page: Reply, does: 'read' | 'insert', key: string) {
  const port = await freePort();
  const headers = Object.fromEntries(Object.entries(page.headers).filter(([name]) => !notOurs.includes(name)));
  const job = { port, databaseUrl: product.databaseUrl, does, key, headers, body: page.body };
  const program = await startProgram(['test/bench/sides/bare-fastify.ts', JSON.stringify(job)], { ready: /^ready$/ });
  return { url: `http://127.0.0.1:${port}`, stop: () => program.stop() };
}
