import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { answers } from '../../database/open.js';

/** How long a full disk is told after a request met it, in milliseconds. */
const recently = 60_000;

/** Serves the health checks: is it alive, and is it ready? */
export function health(app: FastifyInstance, ctx: Ctx): void {
  app.get('/healthz', { config: { right: 'everybody' } }, () => ({ status: 'ok' }));
  app.get('/readyz', { config: { right: 'everybody' } }, async (_request, reply) => {
    const ready = await answers(ctx.database);
    const full = performance.now() - app.lastDiskFull < recently;
    return reply
      .code(ready && !full ? 200 : 503)
      .send({ status: !ready ? 'no database' : full ? 'disk full' : 'ready' });
  });
}
