import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { listWaves, statusOf } from '../../fieldwork/waves.js';
import { getStudy } from '../../study/stored.js';

const Waves = z.object({
  waves: z.array(
    z.object({
      wave: z.string(),
      kind: z.enum(['baseline', 'fieldwork']),
      status: z.enum(['published', 'prepared', 'open', 'closed']),
      groups: z.array(z.string()),
    }),
  ),
});

export const waves: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get('/waves', { schema: { response: { 200: Waves } } }, async () => {
    const found = await listWaves(ctx);
    return {
      waves: await Promise.all(
        found.map(async (wave) => {
          const { definition } = await getStudy(ctx, wave.study);
          return {
            wave: wave.slug,
            kind: wave.kind,
            status: statusOf(wave),
            groups: definition.groups.map(({ slug }) => slug),
          };
        }),
      ),
    };
  });
  done();
};
