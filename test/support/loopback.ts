import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterwards } from './afterwards.js';

/** Serves on a free port of loopback and gives the URL; stopped afterwards. */
export async function serveOnLoopback(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
