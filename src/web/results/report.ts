import type { FastifyInstance } from 'fastify';
import { partnerOf } from '../../access/rights.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { findSnapshot } from '../../publication/snapshot.js';
import { seesLive, viewFieldworkWave, type WaveView } from '../../publication/view.js';
import { singleValue } from '../../questionnaire/fields.js';
import { listReportFormats, nameReportFile, reportFormats, takeReport } from '../../report/file.js';
import { downloadTexts } from '../../report/texts/downloads.js';
import { statusOf } from '../../study/waves.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import type { ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';

/** What the field `of` says where a coordinator asks for the report that partners get. */
const published = 'snapshot';

/**
 * Serves the report of a wave as one file, by a form: taking it is recorded, so that no link does
 * it. To partners it is of what was published; to the coordinator of the closed wave, or the same
 * as theirs. Somebody who waits for one gets no other meanwhile.
 */
export function report(app: FastifyInstance, ctx: Ctx): void {
  /** The accounts for which one is being made. */
  const waiting = new Set<string>();

  app.post<{ Params: { wave: string } }>(
    '/:wave/report',
    { config: { right: 'results.read' } },
    async (request, reply) => {
      const form = readVerifiedForm(request);
      const format = listReportFormats().find((name) => name === singleValue(form, 'format'));
      if (!format) throw problems.notFound();
      const against = singleValue(form, 'against') || undefined;
      const language = readLanguage(request.query);
      const looked = await lookAtFieldworkWave(ctx, request, request.params.wave);
      const isAsPartner = seesLive(looked) && singleValue(form, 'of') === published;
      const view = isAsPartner ? await viewFieldworkWave(ctx, partnerOf(undefined), looked.wave.slug) : looked;
      const { id, email } = request.account;
      if (waiting.has(id)) throw problems.reportInTheMaking();
      waiting.add(id);
      const file = await takeReport(ctx, view, { format, against, language, who: email }).finally(() =>
        waiting.delete(id),
      );
      return reply
        .type(reportFormats[format].type)
        .header('content-disposition', `attachment; filename="${nameReportFile(view, { format, language })}"`)
        .send(file);
    },
  );
}

/**
 * Returns the forms for the report of a wave, for views/results/reports.eta: the coordinator has
 * the choice. Null before there is a report.
 */
export async function showReports(
  ctx: Ctx,
  view: WaveView,
  { language, to }: Pick<ResultsFrame, 'language' | 'to'>,
  token: string,
) {
  const { wave } = view;
  if (statusOf(wave) !== 'closed') return null;
  const { title, about, formats, ...texts } = downloadTexts[language];
  const latest = seesLive(view) && (await findSnapshot(ctx, { wave: wave.slug, unpublished: false }));
  return {
    ...{ title, token, action: to(at.report(wave.slug)) },
    formats: listReportFormats().map((format) => ({ format, words: formats[format] })),
    choices: seesLive(view)
      ? [...(latest ? [{ words: texts.published, of: published }] : []), { words: texts.live, of: '' }]
      : [{ words: about, of: '' }],
  };
}
