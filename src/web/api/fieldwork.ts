import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import type { Ctx } from '../../context.js';
import { Fieldwork } from '../../fieldwork/figures.js';
import { readFieldwork } from '../../publication/fieldwork.js';
import { viewFieldworkWave } from '../../publication/view.js';
import { WaveParams } from './schemas.js';

/** How fieldwork goes, with AAPOR's outcomes and rates; a partner sees its own bureau. */
export const fieldwork: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/fieldwork',
    {
      config: { right: 'fieldwork.read', refuses: [409] },
      schema: {
        summary: 'How asking goes in a wave',
        description: 'Who was invited, began and sent, with response rates. A bureau’s token sees that bureau alone.',
        params: WaveParams,
        response: { 200: Fieldwork.meta({ description: 'How it goes now.' }) },
      },
    },
    async ({ params, viewer, signal }) =>
      readFieldwork({ ...ctx, signal }, await viewFieldworkWave(ctx, viewer, params.wave)),
  );
  done();
};
