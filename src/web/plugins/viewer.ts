import type { FastifyInstance } from 'fastify';
import { findViewer, type Viewer } from '../../access/tokens.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { bearerToken } from './bearer.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before every API route. */
    viewer: Viewer;
  }
}

/**
 * Lets nobody into this scope without a token. What is given there may be kept by who asked, and by nothing in between,
 * and is asked for again before it is used: so an ETag saves sending it twice.
 */
export function tokens(app: FastifyInstance, ctx: Ctx): void {
  app.decorateRequest('viewer');
  app.addHook('onRequest', async (request, reply) => {
    const viewer = await findViewer(ctx, bearerToken(request));
    if (!viewer) throw problems.unauthorized();
    request.viewer = viewer;
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'authorization' });
  });
}
