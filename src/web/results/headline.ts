import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { readHeadline, type Headline, type CoreComparison } from '../../publication/comparison.js';
import { readAskedSoFar } from '../../publication/asked-so-far.js';
import { listSnapshots } from '../../publication/snapshot.js';
import { seesLive, type WaveView } from '../../publication/view.js';
import type { StudyDefinition } from '../../study/definition.js';
import { statusOf, type Wave } from '../../study/waves.js';
import type { Problem } from '../../problem.js';
import { inLanguage } from '../../language/text.js';
import { at } from './addresses.js';
import { showBaseline } from '../../presentation/baseline.js';
import { showPeople, showToday } from '../../presentation/headline.js';
import { inLists, listFindings, listMoving, listStatements, summariseOutcomes } from '../../presentation/outcomes.js';
import { listRemarks } from '../../presentation/remarks.js';
import { showExpectations } from '../../presentation/expectations.js';
import { addressesIn } from './comparison.js';
import type { TakingAlong } from '../../presentation/take-along/take-along.js';
import { resultsFrame, type ResultsFrame } from './frame.js';
import { lookAtWave } from './look.js';
import { showPublishing } from './publishing.js';
import { showReports } from './report.js';
import { showDownloads } from './tables.js';
import { takingAlong } from './taking-along.js';
import { writeMoment } from '../../presentation/snapshot.js';
import { showSoFar } from '../../presentation/asked-so-far.js';
import { describeWaiting, describeWaveStatus } from '../../presentation/wave-status.js';

/**
 * Serves the page of a wave. Of each group its anchor now and as published, who took part, and what
 * differs from the wave before. Who sees what was published is told how far it is until then.
 */
export function headline(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string } }>('/:wave', { config: { right: 'results.read' } }, async (request, reply) =>
    showWave(ctx, request, reply, await lookAtWave(ctx, request, request.params.wave)),
  );
}

/** Answers with the page of a wave. */
export async function showWave(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  view: WaveView,
  refused?: Problem,
) {
  const { wave, visibility } = view;
  const page = await resultsFrame(ctx, request, (t) => t.wave(wave.slug), { view, path: at.headline(wave.slug) });
  const { t, language, numbers, study } = page;
  if (wave.kind === 'baseline') {
    return reply.viewAsync('results/baseline', { ...page, ...showBaseline(study, language) });
  }
  const status = describeWaveStatus(wave, t, numbers);
  if (!seesLive(view) && !view.snapshot) {
    const soFar = await readAskedSoFar({ ...ctx, signal: request.signal }, view);
    const shown = showSoFar(soFar, study.definition, page);
    const mayPredict = request.viewer.rights.has('expectations.write') && statusOf(wave) === 'prepared';
    return reply.viewAsync('results/waiting', {
      ...page,
      status,
      waits: describeWaiting(wave, t),
      predict: mayPredict ? page.to('/staff/expectations', { wave: wave.slug }) : '',
      ...shown,
    });
  }
  const hasFigures = !seesLive(view) || visibility !== 'none';
  const told = hasFigures ? await readHeadline(ctx, view) : undefined;
  return reply.viewAsync('results/headline', {
    ...page,
    status,
    waits: told ? '' : t.none,
    groups: told
      ? study.definition.groups.map((group) =>
          showGroup(group, told, page, view, (against) => takingAlong(ctx, view, page, { group: group.slug, against })),
        )
      : [],
    downloads: told?.turnout.some(({ n }) => n > 0) ? showDownloads(wave.slug, page) : null,
    reports: told?.turnout.some(({ n }) => n > 0)
      ? await showReports(ctx, view, page, request.account.formToken)
      : null,
    publishing: await showPublishing(ctx, { view, formToken: request.account.formToken }, page, refused),
    opened: seesLive(view) ? '' : 'different',
    days: seesLive(view) ? [] : await listDays(ctx, view, page),
  });
}

/** The days of all snapshots of a wave, where there are several. */
async function listDays(ctx: Ctx, { wave, snapshot }: WaveView, { numbers, t, to, lookingAs }: ResultsFrame) {
  const [latest, ...others] = await listSnapshots(ctx, wave.slug, { unpublished: lookingAs !== null });
  if (!latest || !others.length) return [];
  return [latest, ...others].map((one) => {
    const day = writeMoment(one, numbers);
    return {
      words: one === latest ? t.published.latest(day) : day,
      href: to(at.headline(wave.slug), { snapshot: one === latest ? '' : one.id }),
      current: one.id === snapshot?.id,
    };
  });
}

function showGroup(
  { slug, name }: StudyDefinition['groups'][number],
  { turnout, anchored, beside, expected }: Headline,
  page: ResultsFrame,
  { wave, waves }: WaveView,
  alongBeside: (against?: Wave) => TakingAlong,
) {
  const { t, language, study, to } = page;
  const own = anchored.filter(({ group }) => group === slug);
  const compared = beside.find(({ group }) => group === slug);
  const baseline = waves.find((one) => one.slug === study.baseline?.wave);
  return {
    id: slug,
    name: inLanguage(name, language),
    anchors: own.map((one) => showToday(one, page, alongBeside(baseline))),
    ...showPeople(
      turnout.find(({ group }) => group === slug) ?? { group: slug, n: 0, population: null },
      own[0],
      page,
      alongBeside(),
    ),
    beside: compared ? summariseOutcomes(compared, page) : '',
    remarks: compared ? listRemarks(compared.remarks, compared.against, page) : null,
    lists: compared?.outcomes.length
      ? listCore(compared, page)
      : own.length
        ? listStatements(study.baseline, slug, page)
        : [],
    expected: showExpectations(expected, slug, { baseline: study.baseline?.wave, page }),
    more: { words: t.compared.seeAll, href: to(at.comparison(wave.slug, slug)) },
  };
}

/** The core outcomes alone: the anchor beside 2015 is what the page begins with. */
function listCore(compared: CoreComparison, page: ResultsFrame) {
  const core = { ...compared, figures: [], trends: [] };
  const addressOf = addressesIn(compared, page);
  return inLists(listFindings(core, page, addressOf), listMoving(core, page, addressOf), page);
}
