import etag from '@fastify/etag';
import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Ctx } from '../../context.js';
import { openapi } from '../plugins/openapi/openapi.js';
import { codebook } from './codebook.js';
import { comparison } from './comparison.js';
import { crosstab } from './crosstab.js';
import { description } from './description.js';
import { exportRoute } from './export.js';
import { fieldwork } from './fieldwork.js';
import { reader } from './reader.js';
import { results } from './results.js';
import { tables } from './tables.js';
import { waves } from './waves.js';

/**
 * Serves the API, its description, and a page to read that. Every route that gives anything of a
 * study needs a token.
 */
export async function api(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await openapi(app);
  // Weak, since an answer has the same ETag whether it is compressed or not.
  await app.register(etag, { weak: true });
  description(app);
  reader(app, ctx);
  await app.register(
    async (guarded) => {
      await guarded.register(waves, { ctx });
      await guarded.register(fieldwork, { ctx });
      await guarded.register(results, { ctx });
      await guarded.register(comparison, { ctx });
      await guarded.register(crosstab, { ctx });
      await guarded.register(codebook, { ctx });
      await guarded.register(exportRoute, { ctx });
      await guarded.register(tables, { ctx });
    },
    { prefix: '/api/v1' },
  );
}
