import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { codes, dispositions, type Disposition } from '../../fieldwork/dispositions.js';
import { readFieldwork } from '../../publication/fieldwork.js';
import { viewFieldworkWave } from '../../publication/view.js';
import { definitions, type OutcomeRate } from '../../statistics/outcome-rates.js';
import { count, proportion } from '../../statistics/units.js';
import { WaveParams } from './schemas.js';

const names = Object.keys(definitions) as OutcomeRate[];
const rate = proportion.nullable();
const Rates = z
  .object({
    ...(Object.fromEntries(names.map((name) => [name, rate.meta({ description: `${definitions[name]}.` })])) as Record<
      OutcomeRate,
      typeof rate
    >),
    e: proportion.meta({ description: 'The share of the unknown that is taken for eligible.' }),
  })
  .meta({
    id: 'Rates',
    description: 'AAPOR’s outcome rates: proportions from 0 to 1, null where nobody is in the denominator.',
  });

const Dispositions = z
  .object(
    Object.fromEntries(
      codes.map((code) => [code, count.meta({ description: `People: ${dispositions[code].name}.` })]),
    ) as Record<Disposition, typeof count>,
  )
  .meta({ id: 'Dispositions', description: 'How asking ended, by AAPOR’s codes: each person is in one of them.' });

const Cell = z
  .object({
    group: z.string(),
    bureau: z.string(),
    invited: count.meta({ description: 'People on the list.' }),
    delivered: count.meta({ description: 'People whose letter was taken by a mail server and did not come back.' }),
    bounced: count.meta({ description: 'People whose address is wrong.' }),
    optedOut: count.meta({ description: 'People who asked for no more letters.' }),
    started: count.meta({ description: 'People who began, those who sent among them.' }),
    completed: count.meta({ description: 'People who sent their answers.' }),
    dispositions: Dispositions,
    rates: Rates,
  })
  .meta({ id: 'FieldworkCell', description: 'How it goes in one group of one bureau.' });

const Day = z
  .object({
    group: z.string(),
    bureau: z.string(),
    day: z.iso.date().meta({ description: 'A date in the Netherlands.' }),
    completed: count.meta({ description: 'People who sent their answers on that day.' }),
  })
  .meta({ id: 'CompletedDay', description: 'How many people of one group of one bureau sent their answers on a day.' });

const Fieldwork = z
  .object({
    wave: z.string(),
    cells: z.array(Cell),
    rates: z.record(z.string(), Rates).meta({ description: 'The rates of each group, by its name.' }),
    days: z.array(Day).meta({ description: 'When answers came in; days without any are left out.' }),
  })
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
        response: { 200: Fieldwork.meta({ description: 'How it goes now.' }) },
      },
    },
    async ({ params, viewer }) => readFieldwork(ctx, await viewFieldworkWave(ctx, viewer, params.wave)),
  );
  done();
};
