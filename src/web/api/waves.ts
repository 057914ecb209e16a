import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { listPublished } from '../../publication/snapshot.js';
import { synthetic } from '../../publication/suppression.js';
import { viewStudy } from '../../publication/view.js';
import { statusOf, WaveKind, WaveStatus } from '../../study/waves.js';

const Wave = z
  .object({
    wave: z.string().meta({ description: 'Its name, as other addresses take it.' }),
    kind: WaveKind.meta({
      description: 'A baseline is published figures alone; in a wave with fieldwork people were asked.',
    }),
    status: WaveStatus.meta({
      description: 'A baseline is published; fieldwork is prepared, then open, then closed.',
    }),
    until: z.iso.date().nullable().meta({
      description: 'The planned end of fieldwork, a date in the Netherlands; it closes nothing by itself.',
    }),
    synthetic,
    snapshots: z.array(z.string()).meta({ description: 'The published snapshots, the latest first.' }),
    groups: z.array(z.string()).meta({ description: 'The groups that are asked, each with its own questionnaire.' }),
  })
  .meta({
    id: 'Wave',
    description: 'One time that the questions are asked, or figures that were published of such a time.',
  });

const Waves = z.object({ waves: z.array(Wave) }).meta({ id: 'Waves', description: 'Every wave of the study.' });

export const waves: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves',
    {
      config: { right: 'waves.read' },
      schema: {
        summary: 'Every wave of the study',
        description: 'The baseline and every wave, in the order of their names.',
        response: { 200: Waves.meta({ description: 'The waves.' }) },
      },
    },
    async ({ viewer }) => {
      const { study, waves: all } = await viewStudy(ctx, viewer);
      const published = await listPublished(ctx);
      const groups = study.definition.groups.map(({ slug }) => slug);
      return {
        waves: all.map((wave) => ({
          wave: wave.slug,
          kind: wave.kind,
          status: statusOf(wave),
          until: wave.until,
          synthetic: wave.synthetic,
          snapshots: published.filter((one) => one.wave === wave.slug).map(({ id }) => id),
          groups,
        })),
      };
    },
  );
  done();
};
