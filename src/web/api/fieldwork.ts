import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { countCells } from '../../fieldwork/cells.js';
import { getFieldworkWave } from '../../fieldwork/waves.js';

const count = z.int().min(0);
const Fieldwork = z.object({
  wave: z.string(),
  cells: z.array(
    z.object({
      group: z.string(),
      bureau: z.string(),
      invited: count,
      delivered: count,
      bounced: count,
      optedOut: count,
      started: count,
      completed: count,
    }),
  ),
});

/** How fieldwork goes; a partner sees the cells of its own bureau. */
export const fieldwork: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/fieldwork',
    { schema: { params: z.object({ wave: z.string() }), response: { 200: Fieldwork } } },
    async ({ params, viewer }) => {
      const wave = await getFieldworkWave(ctx, params.wave);
      const cells = await countCells(ctx, wave);
      return {
        wave: wave.slug,
        cells: viewer.role === 'coordinator' ? cells : cells.filter(({ bureau }) => bureau === viewer.bureau),
      };
    },
  );
  done();
};
