import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { answers } from '../../database/open.js';

/** Serves the health checks: is it alive, and is it ready? */
export function health(app: FastifyInstance, ctx: Ctx): void {
  app.get('/healthz', { config: { right: 'everybody' } }, () => ({ status: 'ok' }));
  app.get('/readyz', { config: { right: 'everybody' } }, async (_request, reply) => {
    const ready = await answers(ctx.database);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'no database' });
  });
}
