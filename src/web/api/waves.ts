import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { listWaves, statusOf } from '../../study/waves.js';
import { getStudy } from '../../study/stored.js';
import { synthetic } from './schemas.js';

const Wave = z
  .object({
    wave: z.string().meta({ description: 'Its name, as other addresses take it.' }),
    kind: z.enum(['baseline', 'fieldwork']).meta({
      description: 'A baseline is published figures alone; in a wave with fieldwork people were asked.',
    }),
    status: z.enum(['published', 'prepared', 'open', 'closed']).meta({
      description: 'A baseline is published; fieldwork is prepared, then open, then closed.',
    }),
    synthetic,
    groups: z.array(z.string()).meta({ description: 'The groups that are asked, each with its own questionnaire.' }),
  })
  .meta({ id: 'Wave' });

export const waves: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves',
    {
      config: { right: 'waves.read' },
      schema: {
        summary: 'Every wave of the study',
        description: 'From the baseline on, in the order in which they were added.',
        response: { 200: z.object({ waves: z.array(Wave) }).meta({ description: 'The waves.' }) },
      },
    },
    async () => {
      const found = await listWaves(ctx);
      return {
        waves: await Promise.all(
          found.map(async (wave) => {
            const { definition } = await getStudy(ctx, wave.study);
            return {
              wave: wave.slug,
              kind: wave.kind,
              status: statusOf(wave),
              synthetic: wave.synthetic,
              groups: definition.groups.map(({ slug }) => slug),
            };
          }),
        ),
      };
    },
  );
  done();
};
