import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { expect, it, test } from 'vitest';
import { buildApp, closeApp } from '../../../src/app.js';
import { connectionLimits, type ConnectionLimits } from '../../../src/web/plugins/connections.js';
import { afterwards } from '../../support/afterwards.js';
import { openWorld } from '../../support/world.js';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Serves with these limits, and gives what opens a connection. */
async function serve(limits: Partial<ConnectionLimits> = {}, environment: Record<string, string> = {}) {
  const { ctx } = await openWorld('sqlite', environment);
  const app = await buildApp(ctx, nowhere(), { ...connectionLimits, ...limits });
  afterwards(() => closeApp(app, 0));
  const { hostname, port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  return async (said = ''): Promise<Socket> => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(said);
    return socket;
  };
}

const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
const soon = { headers: 100, request: 200, check: 20 };

test.each([
  ['nothing', '', 408],
  ['headers without end', 'GET / HTTP/1.1\r\nHost: x\r\nA: ', 408],
  ['a body that stops', `POST /intrekken HTTP/1.1\r\nHost: x\r\n${form}Content-Length: 40\r\n\r\nreceipt`, 408],
  [
    'a body of unknown length that stops',
    `POST /intrekken HTTP/1.1\r\nHost: x\r\n${form}Transfer-Encoding: chunked\r\n\r\n`,
    408,
  ],
  ['what is no HTTP', 'HELO mail\r\n\r\n', 400],
  ['a header that cannot be', 'GET / HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n', 400],
  ['two lengths', `POST / HTTP/1.1\r\nHost: x\r\n${form}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`, 400],
  ['more headers than are read', `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
])('who sends %s is answered and cut off, with the protective headers', async (_what, said, status) => {
  const open = await serve(soon);
  const answer = await text(await open(said));
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  for (const header of [
    "content-security-policy: default-src 'none'",
    'referrer-policy: no-referrer',
    'x-frame-options: DENY',
  ]) {
    expect(answer).toContain(`\r\n${header}`);
  }
});

it('gives a form that comes in parts the time that it needs', async () => {
  const open = await serve();
  const body = 'receipt_code=x';
  const socket = await open(
    `POST /intrekken HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${form}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 3)}`,
  );
  socket.write(body.slice(3));
  expect(await text(socket)).toMatch(/^HTTP\/1.1 422 /);
});

test('an address has so many connections at a time, and a closed one makes room', async () => {
  const open = await serve({ fromOne: 2 });
  const ask = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  const [first, second] = [await open(ask), await open(ask)];
  await Promise.all([once(first, 'data'), once(second, 'data')]);
  const third = await open();
  await once(third, 'close');
  first.end();
  await once(first, 'close');
  await expect
    .poll(async () => {
      const next = await open(ask);
      const got = await Promise.race([once(next, 'data'), once(next, 'close')]);
      next.destroy();
      return String(got[0]).slice(0, 12);
    })
    .toBe('HTTP/1.1 200');
});

test('behind a proxy of ours all come from one address, and none is refused for it', async () => {
  const open = await serve({ fromOne: 1 }, { TRUST_PROXY: 'on' });
  const ask = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  for (const socket of [await open(ask), await open(ask)]) {
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200 /);
  }
});
