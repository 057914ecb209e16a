import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { getFieldworkWave } from '../../fieldwork/waves.js';
import { problems } from '../../problem.js';
import { Code } from '../../questionnaire/code.js';
import { say } from '../../questionnaire/text.js';
import { readResults } from '../../results/results.js';
import { getStudyWith } from '../../study/stored.js';

const count = z.int().min(0);
const percentage = z.number().min(0).max(100).nullable();
const Results = z.object({
  wave: z.string(),
  group: z.string(),
  bureau: z.string().nullable(),
  snapshot: z.string().nullable(),
  n: count,
  approached: count,
  population: count.nullable(),
  interval: z.enum(['wilson', 'wilson-finite']),
  questions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      base: count,
      missing: count,
      options: z.array(
        z.object({
          code: Code,
          label: z.string(),
          count,
          percent: percentage,
          low: percentage,
          high: percentage,
          suppressed: z.boolean(),
        }),
      ),
    }),
  ),
});

/** Counts per option and base. The coordinator sees them as they are; partners wait for a published snapshot. */
export const results: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/results',
    {
      schema: {
        params: z.object({ wave: z.string(), group: z.string() }),
        querystring: z.object({ bureau: z.string().optional() }),
        response: { 200: Results },
      },
    },
    async ({ params, query, viewer }) => {
      const { bureau } = query;
      if (viewer.role === 'partner' && bureau !== undefined && bureau !== viewer.bureau) throw problems.notFound();
      const wave = await getFieldworkWave(ctx, params.wave);
      await getStudyWith(ctx, wave.study, { group: params.group, bureau });
      const about = { wave: wave.slug, group: params.group, bureau: bureau ?? null, snapshot: null };
      if (viewer.role === 'partner') {
        return { ...about, n: 0, approached: 0, population: null, interval: 'wilson' as const, questions: [] };
      }
      const { tables, ...group } = await readResults(ctx, wave, params.group, bureau);
      return {
        ...about,
        ...group,
        questions: tables.map(({ id, kind, text, base, missing, options }) => ({
          id,
          kind,
          text: say(text, 'nl'),
          base,
          missing,
          options: options.map((option) => ({ ...option, label: say(option.label, 'nl'), suppressed: false })),
        })),
      };
    },
  );
  done();
};
