import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { Fieldwork } from '../../fieldwork/figures.js';
import { readFieldwork } from '../../publication/fieldwork.js';
import { SnapshotId } from '../../publication/suppression.js';
import { snapshotOf, viewFieldworkWave } from '../../publication/view.js';
import { snapshotQuery, WaveParams } from './schemas.js';

const { wave, ...counted } = Fieldwork.unwrap().shape;
const ShownFieldwork = z
  .object({ wave, snapshot: SnapshotId, ...counted })
  .meta({ id: 'Fieldwork', description: 'How asking goes in a wave.' });

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
        querystring: z.strictObject(snapshotQuery),
        response: { 200: ShownFieldwork.meta({ description: 'How it goes now, or went when it was published.' }) },
      },
    },
    async ({ params, query, viewer, signal }) => {
      const view = await viewFieldworkWave(ctx, viewer, params.wave, query);
      return { snapshot: snapshotOf(view), ...(await readFieldwork({ ...ctx, signal }, view)) };
    },
  );
  done();
};
