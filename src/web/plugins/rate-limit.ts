import limit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { Problem } from '../../problem.js';

/** So many requests a minute for one address, whatever they ask, and a clear answer to the next one. */
export async function rateLimit(app: FastifyInstance, { config }: Ctx): Promise<void> {
  if (config.rateLimit === 0) return;
  await app.register(limit, {
    global: false,
    max: config.rateLimit,
    timeWindow: '1 minute',
    allowList: (request) => watched.has(request.routeOptions.url ?? ''),
    errorResponseBuilder: (_request, { after }) =>
      new Problem('too-many-requests', 429, `Too many requests from your address. Try again in ${after}.`),
  });
  // On every request, before a token is looked at; by itself the plugin counts on the routes that it finds.
  app.addHook('onRequest', app.rateLimit());
}

/** What watches over the server is never held up. */
const watched = new Set(['/healthz', '/readyz']);
