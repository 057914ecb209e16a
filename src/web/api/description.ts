import type { FastifyInstance } from 'fastify';

/**
 * Serves the description of the API for programs. It is public, since it holds nothing of a study.
 */
export function description(app: FastifyInstance): void {
  app.get('/api/v1/openapi.json', { config: { right: 'everybody' }, schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
}
