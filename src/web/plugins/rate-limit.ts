import limit, { type CreateRateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';

/** Limits the requests a minute from one address, whatever they ask. */
export async function rateLimit(app: FastifyInstance, { config }: Ctx): Promise<void> {
  if (config.rateLimit === 0) return;
  await app.register(limit, {
    global: false,
    max: config.rateLimit,
    timeWindow: '1 minute',
    allowList: (request) => watched.has(request.routeOptions.url ?? ''),
    errorResponseBuilder: (_request, { after }) => problems.tooManyRequests(after),
  });
  // On every request, before its token is checked; by itself the plugin counts only on routes that
  // it finds.
  app.addHook('onRequest', app.rateLimit());
}

/**
 * Returns a function that counts a request and says whether it is one too many. It never is where
 * RATE_LIMIT is off.
 */
export function limitOf(
  app: FastifyInstance,
  options: CreateRateLimitOptions,
): (request: FastifyRequest) => Promise<boolean> {
  if (!app.hasDecorator('createRateLimit')) return () => Promise.resolve(false);
  const count = app.createRateLimit(options);
  return async (request) => {
    const counted = await count(request);
    return !counted.isAllowed && counted.isExceeded;
  };
}

/** The health checks, which are never limited. */
const watched = new Set(['/healthz', '/readyz']);
