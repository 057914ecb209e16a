import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { protection } from './headers.js';

/** What a connection may take: times in milliseconds, and numbers of connections. */
export interface ConnectionLimits {
  /** For the headers of a request. */
  readonly headers: number;
  /** For all of a request, its body included: a slow phone needs seconds. */
  readonly request: number;
  /** Without a byte in either direction, while an answer is made too. */
  readonly silence: number;
  /** How often the first two are looked at. */
  readonly check: number;
  /** At one time. */
  readonly all: number;
  /** Of these from one address: an office behind one has hundreds of browsers. */
  readonly fromOne: number;
}

export const connectionLimits: ConnectionLimits = {
  headers: 20_000,
  request: 60_000,
  silence: 300_000,
  check: 5_000,
  all: 5_000,
  fromOne: 1_500,
};

/** Returns the options by which the server ends connections that take too long. */
export function timeLimits(ctx: Ctx, { headers, request, silence, check }: ConnectionLimits) {
  return {
    requestTimeout: request,
    connectionTimeout: silence,
    http: { headersTimeout: headers, connectionsCheckingInterval: check },
    clientErrorHandler: refuseUnparsed(ctx),
  } satisfies FastifyHttpOptions<Server>;
}

/** Limits how many connections there are, and from one address; a proxy of ours is none. */
export function limitConnections({ server }: FastifyInstance, { config }: Ctx, { all, fromOne }: ConnectionLimits) {
  server.maxConnections = all;
  if (config.trustProxy) return;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress: from = '' } = socket;
    const before = open.get(from) ?? 0;
    if (before >= fromOne) return void socket.destroy();
    open.set(from, before + 1);
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left > 0) open.set(from, left);
      else open.delete(from);
    });
  });
}

const unparsed: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Returns what answers a request that never became one: too slow, too large, or no HTTP. */
function refuseUnparsed(ctx: Ctx) {
  const headers = { ...protection(ctx), 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = 'Wij konden dit niet lezen. / We could not read this.\n';
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    const status = unparsed[error.code ?? ''] ?? '400 Bad Request';
    if (error.code !== 'ECONNRESET' && socket.writable) {
      socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}content-length: ${text.length}\r\n\r\n${text}`);
    }
    socket.destroy();
  };
}
