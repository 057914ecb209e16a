import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { codes } from '../../fieldwork/dispositions.js';
import { readFieldwork } from '../../fieldwork/fieldwork.js';
import { getFieldworkWave } from '../../fieldwork/waves.js';
import { definitions, type OutcomeRate } from '../../statistics/outcome-rates.js';

const count = z.int().min(0);
const proportion = z.number().min(0).max(1);
const names = Object.keys(definitions) as OutcomeRate[];
const Rates = z.record(z.enum(names), proportion.nullable()).and(z.object({ e: proportion }));
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
      dispositions: z.record(z.enum(codes), count),
      rates: Rates,
    }),
  ),
  rates: z.record(z.string(), Rates),
  days: z.array(z.object({ group: z.string(), bureau: z.string(), day: z.iso.date(), completed: count })),
});

/** How fieldwork goes, with AAPOR's outcomes and rates; a partner sees its own bureau. */
export const fieldwork: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/fieldwork',
    { schema: { params: z.object({ wave: z.string() }), response: { 200: Fieldwork } } },
    async ({ params, viewer }) => {
      const wave = await getFieldworkWave(ctx, params.wave);
      return readFieldwork(ctx, wave, viewer.role === 'coordinator' ? undefined : viewer.bureau);
    },
  );
  done();
};
