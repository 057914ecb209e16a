import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { findViewer, type Viewer } from '../../access/tokens.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { bearerToken } from '../bearer.js';
import { comparison } from './comparison.js';
import { fieldwork } from './fieldwork.js';
import { results } from './results.js';
import { waves } from './waves.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before every API route. */
    viewer: Viewer;
  }
}

/** The API. No route in here is reached without a token. */
export async function api(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('viewer');
  app.addHook('onRequest', async (request) => {
    const viewer = await findViewer(ctx, bearerToken(request));
    if (!viewer) throw problems.unauthorized();
    request.viewer = viewer;
  });
  await app.register(waves, { ctx });
  await app.register(fieldwork, { ctx });
  await app.register(results, { ctx });
  await app.register(comparison, { ctx });
}
