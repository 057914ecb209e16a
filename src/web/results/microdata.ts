import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { downloadBundle } from '../../bundle/download.js';
import { downloadExport, type Download } from '../../export/download.js';
import { formatNames, isFormat } from '../../export/export.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { microdataTexts } from '../../presentation/texts/microdata.js';
import { problems } from '../../problem.js';
import { refuseWithout, type WaveView } from '../../publication/view.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import { listOutdated, type OutdatedFile } from '../../study/exported.js';
import { findAskedQuestionnaire } from '../../study/stored.js';
import { statusOf } from '../../study/waves.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { linkCodebooks } from './codebook.js';
import { resultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';

const guarded = { config: { right: 'microdata.read' } } as const;
type OfWave = FastifyRequest<{ Params: { wave: string } }>;

/**
 * Serves the microdata of a closed wave, by a form: getting a file is noted, so that no link does
 * it.
 */
export function microdata(app: FastifyInstance, ctx: Ctx): void {
  app.get('/:wave/microdata', guarded, async (request: OfWave, reply) =>
    showPage(ctx, request, reply, await viewMicrodata(ctx, request)),
  );

  app.post('/:wave/microdata', guarded, async (request: OfWave, reply) => {
    const form = readVerifiedForm(request);
    const view = await viewMicrodata(ctx, request);
    if (statusOf(view.wave) !== 'closed') return showPage(ctx, request, reply.code(409), view);
    const { type, disposition, content } = await readDownload(ctx, request, view.wave.slug, form);
    return reply.type(type).header('content-disposition', disposition).send(content);
  });
}

/** Returns what a form asks for: the file of a group, or the bundle of the wave. */
async function readDownload(ctx: Ctx, request: OfWave, wave: string, form: Fields): Promise<Download> {
  const who = request.account.email;
  const bundle = singleValue(form, 'bundle');
  if (bundle !== undefined) return downloadBundle(ctx, { wave, who, deposit: bundle === 'deposit' });
  const format = singleValue(form, 'format') ?? '';
  if (!isFormat(format)) throw problems.notFound();
  const group = singleValue(form, 'group') ?? '';
  return downloadExport(ctx, { wave, group, format, who, language: readLanguage(request.query) });
}

/** Returns a wave as it is looked at. Throws for who looks as a bureau, which gets no microdata. */
async function viewMicrodata(ctx: Ctx, request: OfWave): Promise<WaveView> {
  const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
  refuseWithout(view, 'microdata.read');
  return view;
}

async function showPage(ctx: Ctx, request: OfWave, reply: FastifyReply, view: WaveView) {
  const { slug } = view.wave;
  const page = await resultsFrame(ctx, request, (t) => t.microdata, { view, path: at.microdata(slug) });
  const text = microdataTexts[page.language];
  const groups = view.study.definition.groups.map((group) => ({
    slug: group.slug,
    name: inLanguage(group.name, page.language),
  }));
  const outdated = (await listOutdated(ctx, slug)).filter(({ who }) => who === page.account);
  const nameOf = (group: string) => groups.find((known) => known.slug === group)?.name ?? group;
  const tell = ({ group, format, madeAt }: OutdatedFile) => {
    if (format === 'deposit') return text.outdatedDeposit(page.numbers.day(localDay(new Date(madeAt))));
    return format === 'bundle' ? text.outdatedBundle : text.outdated(nameOf(group), format);
  };
  const shown = [];
  for (const group of groups) {
    shown.push({ ...group, answered: (await findAskedQuestionnaire(ctx, slug, group.slug)) !== undefined });
  }
  return reply.viewAsync('results/microdata', {
    ...page,
    text,
    waits: statusOf(view.wave) === 'closed' ? '' : text.waits,
    outdated: outdated.map(tell),
    action: page.to(at.microdata(slug)),
    token: request.account.formToken,
    groups: shown,
    codebooks: linkCodebooks(slug, page),
    formats: formatNames.map((format) => ({ format, words: text.get[format] })),
  });
}
