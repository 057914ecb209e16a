import limit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { Problem } from '../../problem.js';

/** Limits the requests a minute from one address, whatever they ask. */
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
  // On every request, before its token is checked; by itself the plugin counts only on routes that
  // it finds.
  app.addHook('onRequest', app.rateLimit());
}

/** The health checks, which are never limited. */
const watched = new Set(['/healthz', '/readyz']);
