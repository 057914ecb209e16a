import type { FastifyInstance } from 'fastify';
import { refuseUnknown } from '../../study/stored.js';
import type { Ctx } from '../../context.js';
import { lowerFirst } from '../../language/text.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readResults, type ShownResults } from '../../publication/results.js';
import { seesLive, type WaveView } from '../../publication/view.js';
import { explainHidden } from '../../presentation/hidden.js';
import { at } from './addresses.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';
import { describeOwnReading, showQuestion } from '../../presentation/question.js';
import type { TakingAlong } from '../../presentation/take-along/take-along.js';
import { inParts, showParts, type PartPlace } from './question-parts.js';
import { takingAlong } from './taking-along.js';
import { describeWaiting, describeWaveStatus, describeTurnout } from '../../presentation/wave-status.js';

/**
 * Serves every question of a group with its results. Who sees every bureau gets all of them, or one
 * with `?bureau=`; others get their own beside all.
 */
export function questions(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string; group: string } }>(
    '/:wave/:group',
    { config: { right: 'results.read' } },
    async (request, reply) => {
      const { group } = request.params;
      const query = readQuery(request);
      const bureau = singleValue(query, 'bureau') || undefined;
      const part = /^\d{1,2}$/.exec(singleValue(query, 'part') ?? '')?.[0] ?? '';
      const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
      refuseUnknown(view.study.definition, { group, bureau });
      const { wave, visibility } = view;
      const path = at.questions(wave.slug, group);
      const page = await resultsFrame(ctx, request, (t, name) => t.questionsTitle(lowerFirst(name(group))), {
        view,
        group,
        path,
        query: { bureau: bureau ?? '', part },
      });
      const live = seesLive(view);
      const results =
        live && visibility === 'none' ? undefined : await readResults(ctx, view, group, live ? bureau : undefined);
      const own = live ? undefined : await readResults(ctx, view, group, bureau ?? view.viewer.bureau ?? '');
      return reply.viewAsync('results/questions', {
        ...page,
        status: describeWaveStatus(wave, page.t, page.numbers),
        bureaus: live ? showBureaus(page, path, bureau) : [],
        ...(results?.n
          ? {
              waits: '',
              ...showAll(
                page,
                view,
                { results, own },
                takingAlong(ctx, view, page, { group, bureau: live ? bureau : undefined }),
                {
                  number: Number(part) || 1,
                  addressOf: (number, place) =>
                    page.to(`${path}${place}`, { bureau: bureau ?? '', part: String(number) }),
                },
              ),
            }
          : { ...nothingShown, waits: live ? sayWait(page, view) : describeWaiting(wave, page.t) }),
      });
    },
  );
}

const nothingShown = {
  sections: [],
  parts: [],
  tookPart: '',
  steps: '',
  reading: '',
  hidden: '',
  ownReading: '',
  openLeftOut: '',
};

function showAll(
  page: ResultsFrame,
  { wave, visibility, viewer }: WaveView,
  { results, own }: { readonly results: ShownResults; readonly own: ShownResults | undefined },
  along: TakingAlong,
  place: Omit<PartPlace, 'numberOf'>,
) {
  const asked = (results.questionnaire?.questions ?? []).filter(({ results }) => results.tables.length > 0);
  const numberOf = new Map(asked.map(({ id }, i) => [id, i + 1]));
  // What people wrote is not published: of an open question there is nothing to show.
  const shown = asked.filter((question) =>
    question.results.tables.some((table) => results.questions.some(({ id }) => id === table.id)),
  );
  const parts = inParts(shown, own ? 'beside' : 'alone');
  const number = parts[place.number - 1] ? place.number : 1;
  const { t, numbers } = page;
  const { n, population, interval } = results;
  const people = numbers.count(population ?? 0);
  const addressOf = viewer.rights.has('open-answers.read')
    ? (field: string) => page.to(at.openOf(wave.slug, results.group, field))
    : undefined;
  return {
    tookPart: describeTurnout(n, population, t, numbers),
    steps: visibility === 'steps' ? t.inSteps : '',
    reading: t.reading[interval](people),
    hidden: explainHidden([results, own], page),
    ownReading: own ? describeOwnReading(own, page) : '',
    ...showParts(parts, { ...place, number, numberOf }, page),
    openLeftOut: shown.length < asked.length ? t.published.openLeftOut : '',
    sections: (parts[number - 1] ?? []).map((question) =>
      showQuestion(question, { page, results, own, along, numberOf, addressOf }),
    ),
  };
}

/** The filter: every bureau of the study, and all together. */
function showBureaus({ t, study, to }: ResultsFrame, path: string, chosen: string | undefined) {
  return [
    { words: t.allBureaus, href: to(path), current: chosen === undefined },
    ...study.definition.bureaus.map(({ slug, name }) => ({
      words: name,
      href: to(path, { bureau: slug }),
      current: slug === chosen,
    })),
  ];
}

function sayWait({ t }: ResultsFrame, { visibility }: WaveView): string {
  const sentences = { none: t.none, steps: t.nothingYetSteps, exact: t.nothingYet };
  return sentences[visibility];
}
