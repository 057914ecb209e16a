import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import { afterwards } from './afterwards.js';

/** Messages of PostgreSQL's protocol, version 3. */
const message = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const greeting = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('S', Buffer.from('client_encoding\0UTF8\0')),
  message('K', Buffer.from('87654321', 'hex').subarray(0, 4)),
  message('Z', Buffer.from('I')),
]);
const unsupported = message('E', Buffer.from('SFATAL\0C08P01\0Munsupported startup parameter: options\0\0'));

/**
 * Serves a database as PgBouncer does in transaction mode: each transaction gets the connection that
 * was used longest ago, with whatever others left on it. Gives its URL.
 */
export async function startPooler(url: string, size = 3): Promise<string> {
  const waiting: ((server: Socket) => void)[] = [];
  const clients = await Promise.all(Array.from({ length: size }, () => connectTo(url)));
  const free = clients.map(({ stream }) => stream);
  const release = (server: Socket) => {
    const next = waiting.shift();
    if (next) next(server);
    else free.push(server);
  };
  const claim = () => {
    const server = free.shift();
    return server ? Promise.resolve(server) : new Promise<Socket>((resolve) => waiting.push(resolve));
  };
  const pooler = createServer((client) => void serve(client, claim, release).catch(() => client.destroy()));
  afterwards(() => {
    pooler.close();
    for (const { stream } of clients) stream.destroy();
  });
  await once(pooler.listen(0, '127.0.0.1'), 'listening');
  return Object.assign(new URL(url), { host: `127.0.0.1:${(pooler.address() as AddressInfo).port}` }).href;
}

/** A connection that is let in; from then on its bytes are ours. */
async function connectTo(url: string): Promise<{ stream: Socket }> {
  const client = new pg.Client(url);
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners();
  stream.on('error', () => undefined);
  return { stream };
}

async function serve(client: Socket, claim: () => Promise<Socket>, release: (server: Socket) => void): Promise<void> {
  let server: Socket | undefined;
  let greeted = false;
  let open = false;
  client.on('error', () => undefined);
  // A transaction that its client left is undone.
  client.once('close', () => {
    if (!server) return;
    const left = server;
    if (!open) {
      release(left);
      return;
    }
    left.removeAllListeners('data').on('data', (chunk: Buffer) => {
      if (chunk.includes(message('Z', Buffer.from('I')))) release(left.removeAllListeners('data'));
    });
    left.write(message('Q', Buffer.from('rollback\0')));
  });
  const answer = (answering: Socket) => {
    let rest = Buffer.alloc(0);
    answering.removeAllListeners('data').on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = lengthOf(rest, 1); end !== undefined && rest.length >= end; end = lengthOf(rest, 1)) {
        const [type, state] = [String.fromCharCode(rest[0] ?? 0), String.fromCharCode(rest[5] ?? 0)];
        client.write(rest.subarray(0, end));
        rest = rest.subarray(end);
        if (type !== 'Z') continue;
        open = state !== 'I';
        if (open) continue;
        server = undefined;
        release(answering.removeAllListeners('data'));
      }
    });
  };
  for await (const chunk of client as AsyncIterable<Buffer>) {
    if (!greeted) {
      greeted = true;
      client.write(chunk.includes('\0options\0') ? unsupported : greeting);
    } else if (chunk[0] === 0x58) {
      client.end();
    } else {
      if (!server) answer((server = await claim()));
      server.write(chunk);
    }
  }
}

/** How long the message at the beginning is, once that is known. */
function lengthOf(bytes: Buffer, at: number): number | undefined {
  return bytes.length < at + 4 ? undefined : at + bytes.readInt32BE(at);
}
