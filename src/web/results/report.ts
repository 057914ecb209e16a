import type { FastifyInstance } from 'fastify';
import { partnerOf } from '../../access/rights.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { findSnapshot } from '../../publication/snapshot.js';
import { seesLive, viewFieldworkWave, type WaveView } from '../../publication/view.js';
import { singleValue } from '../../questionnaire/fields.js';
import { listReportFormats, nameReportFile, reportFormats, writeReport } from '../../report/file.js';
import { downloadTexts } from '../../report/texts/downloads.js';
import { recordEvent } from '../../study/events.js';
import { statusOf } from '../../study/waves.js';
import { readLanguage } from '../plugins/language.js';
import { at } from './addresses.js';
import { readQuery, type ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';

/** What a coordinator asks for with `?of=`: the report that partners get. */
const published = 'snapshot';

/**
 * Serves the report of a wave as one file, by `?format=` and `?against=`. To partners it is of what
 * was published, to the coordinator of the closed wave, or with `?of=snapshot` the same as theirs.
 * That somebody took one is recorded; a HEAD takes none.
 */
export function report(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string } }>(
    '/:wave/report',
    { config: { right: 'results.read' } },
    async (request, reply) => {
      const query = readQuery(request);
      const format = listReportFormats().find((name) => name === singleValue(query, 'format'));
      if (!format) throw problems.notFound();
      const against = singleValue(query, 'against') || undefined;
      const language = readLanguage(request.query);
      const looked = await lookAtFieldworkWave(ctx, request, request.params.wave);
      const isAsPartner = seesLive(looked) && singleValue(query, 'of') === published;
      const view = isAsPartner ? await viewFieldworkWave(ctx, partnerOf(undefined), looked.wave.slug) : looked;
      const file = await writeReport(ctx, view, { format, against, language });
      if (request.method !== 'HEAD') {
        const about = { wave: view.wave.slug, format, ...(view.snapshot && { snapshot: view.snapshot.id }) };
        await recordEvent(ctx, { action: 'report taken', who: request.account.email, about });
      }
      return reply
        .type(reportFormats[format].type)
        .header('content-disposition', `attachment; filename="${nameReportFile(view, { format, language })}"`)
        .send(file);
    },
  );
}

/**
 * Returns the links to the report of a wave, for views/results/downloads.eta: the coordinator has
 * the choice. Null before there is a report.
 */
export async function showReports(ctx: Ctx, view: WaveView, { language, to }: Pick<ResultsFrame, 'language' | 'to'>) {
  const { wave } = view;
  if (statusOf(wave) !== 'closed') return null;
  const texts = downloadTexts[language];
  const linksTo = (query: Record<string, string>) =>
    listReportFormats().map((format) => ({
      words: texts.formats[format],
      href: to(at.report(wave.slug), { format, ...query }),
    }));
  if (!seesLive(view)) return { title: texts.title, lists: [{ words: texts.about, links: linksTo({}) }] };
  const latest = await findSnapshot(ctx, { wave: wave.slug, unpublished: false });
  return {
    title: texts.title,
    lists: [
      ...(latest ? [{ words: texts.published, links: linksTo({ of: published }) }] : []),
      { words: texts.live, links: linksTo({}) },
    ],
  };
}
