import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { codebookFormatNames, codebookFormats, nameCodebookFile, writeCodebook } from '../../codebook/file.js';
import type { Ctx } from '../../context.js';
import { Codebook, readCodebook } from '../../publication/codebook.js';
import { viewWave } from '../../publication/view.js';
import { GroupParams, snapshotQuery } from './schemas.js';

/**
 * The route of the codebook of a group: what was asked and what codes mean. Partners get how often
 * answers were given once a snapshot is published.
 */
export const codebook: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/codebook',
    {
      config: { right: 'results.read', refuses: [] },
      schema: {
        summary: 'What was asked of a group, and what codes mean',
        description:
          'Every variable with its codes, every question as it is asked and as earlier waves asked it, and how often answers were given, as `results` tells it.',
        params: GroupParams,
        querystring: z.strictObject({
          ...snapshotQuery,
          format: z
            .enum(codebookFormatNames)
            .default('json')
            .meta({
              description:
                'json: texts in every language. html: one page to read and to print, in Dutch. ddi: DDI Codebook 2.5, for archives.',
              examples: ['json'],
            }),
        }),
        response: {
          200: {
            description: 'The codebook.',
            content: {
              'application/json': { schema: Codebook },
              'text/html': { schema: z.unknown().meta({ type: 'string' }) },
              'application/xml': { schema: z.unknown().meta({ type: 'string' }) },
            },
          },
        },
      },
    },
    async ({ params, query, viewer }, reply) => {
      const view = await viewWave(ctx, viewer, params.wave, { snapshot: query.snapshot });
      const found = await readCodebook(ctx, view, params.group);
      const name = nameCodebookFile(found, view, query.format);
      return reply
        .type(codebookFormats[query.format].type)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(writeCodebook(found, view, query.format, 'nl'));
    },
  );
  done();
};
