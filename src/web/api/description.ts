import type { FastifyInstance } from 'fastify';

/** The description of the API for programs: public, since it holds nothing of a study. */
export function description(app: FastifyInstance): void {
  app.get('/api/v1/openapi.json', { config: { right: 'everybody' }, schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
}
