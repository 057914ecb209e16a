import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { closeApp } from '../../src/app.js';
import { openWorld } from '../support/world.js';

it('does not wait for a connection on which nothing was asked', async () => {
  const { app } = await openWorld('sqlite');
  const { hostname, port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const asked = once(app.server, 'connection');
  const socket = connect(Number(port), hostname);
  await asked;
  const ended = once(socket, 'close');
  await closeApp(app, 0);
  await ended;
  expect(socket.destroyed).toBe(true);
});
