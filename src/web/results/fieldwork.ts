import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { readComposition } from '../../publication/composition.js';
import { readFieldwork } from '../../publication/fieldwork.js';
import { seesLive } from '../../publication/view.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { everyGroup, listOutdated } from '../../study/exported.js';
import { statusOf } from '../../study/waves.js';
import { at } from './addresses.js';
import { showComposition } from '../../presentation/composition.js';
import { showFieldwork } from '../../presentation/fieldwork.js';
import { nameFileFormat } from '../../presentation/texts/file-formats.js';
import { fieldworkTexts } from '../../presentation/texts/fieldwork.js';
import { resultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';
import { describeWaveStatus, nameFieldwork } from '../../presentation/wave-status.js';

/**
 * Serves the progress of fieldwork. Outcomes and rates by group and bureau, submissions by day, and
 * who took part.
 */
export function fieldwork(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string } }>(
    '/:wave/fieldwork',
    { config: { right: 'fieldwork.read' } },
    async (request, reply) => {
      const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
      const { wave } = view;
      const page = await resultsFrame(ctx, request, (t) => nameFieldwork(wave, t), {
        view,
        path: at.fieldwork(wave.slug),
      });
      const progress = await readFieldwork({ ...ctx, signal: request.signal }, view);
      const text = fieldworkTexts[page.language];
      const asked = wave.importedAt === null;
      const compositions = await readComposition(ctx, view);
      const shown = showFieldwork(progress, page.study.definition, page);
      const tookPart = (group: string) =>
        page.t.tookPartOnly(page.numbers.count(compositions.find((one) => one.group === group)?.n.now ?? 0));
      const nameOfGroup = (group: string) => {
        if (group === everyGroup) return text.everyGroup;
        const known = page.study.definition.groups.find(({ slug }) => slug === group);
        return known ? inLanguage(known.name, page.language) : group;
      };
      return reply.viewAsync('results/fieldwork', {
        ...page,
        text,
        status: describeWaveStatus(wave, page.t, page.numbers),
        outdated: (seesLive(view) ? await listOutdated(ctx, wave.slug) : []).map(({ group, format, madeAt, who }) =>
          text.outdatedFile(
            nameOfGroup(group),
            nameFileFormat(format, page.language),
            page.numbers.day(localDay(new Date(madeAt))),
            who,
          ),
        ),
        running: statusOf(wave) === 'open' ? text.running : '',
        ...shown,
        title: asked ? text.title : page.t.whoAnswered,
        unasked: asked ? '' : text.unasked,
        groups: asked ? shown.groups : shown.groups.map((group) => ({ ...group, headline: tookPart(group.id) })),
        compositions: Object.fromEntries(
          compositions.map(({ group, against, ...composition }) => [
            group,
            showComposition(composition, page, { id: `took-part-${group}`, wave: wave.slug, against }),
          ]),
        ),
      });
    },
  );
}
