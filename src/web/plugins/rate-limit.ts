import limit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { Problem } from '../../problem.js';

/** So many requests a minute for one address, and a clear answer to the next one. */
export async function rateLimit(app: FastifyInstance, { config }: Ctx): Promise<void> {
  if (config.rateLimit === 0) return;
  await app.register(limit, {
    max: config.rateLimit,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { after }) =>
      new Problem('too-many-requests', 429, `Too many requests from your address. Try again in ${after}.`),
  });
}
