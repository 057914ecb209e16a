import limit, { type CreateRateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';

/**
 * Limits the requests a minute from one address, whatever they ask. Without RATE_LIMIT only what
 * has a limit of its own is limited.
 */
export async function rateLimit(app: FastifyInstance, { config }: Ctx): Promise<void> {
  await app.register(limit, {
    global: false,
    max: config.rateLimit,
    timeWindow: '1 minute',
    allowList: (request) => watched.has(request.routeOptions.url ?? ''),
    errorResponseBuilder: (_request, { after }) => problems.tooManyRequests(after),
  });
  // On every request, before its token is checked; by itself the plugin counts only on routes that
  // it finds.
  if (config.rateLimit > 0) app.addHook('onRequest', app.rateLimit());
}

/** Returns a function that counts a request and says whether it is one too many. */
export function limitOf(
  app: FastifyInstance,
  options: CreateRateLimitOptions,
): (request: FastifyRequest) => Promise<boolean> {
  const count = app.createRateLimit(options);
  return async (request) => {
    const counted = await count(request);
    return !counted.isAllowed && counted.isExceeded;
  };
}

/** The health checks, which are never limited. */
const watched = new Set(['/healthz', '/readyz']);
