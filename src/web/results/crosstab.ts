import type { FastifyInstance } from 'fastify';
import { refuseUnknown } from '../../study/stored.js';
import type { Ctx } from '../../context.js';
import { Problem } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readCrosstab, viewCrosstab } from '../../publication/crosstab.js';
import { seesLive, waitsForClosing, type WaveView } from '../../publication/view.js';
import { at } from './addresses.js';
import { describePair, describePairs, showChoices, showCrosstab } from '../../presentation/crosstab.js';
import { crosstabFigure, crosstabId } from '../../presentation/take-along/crosstab-figure.js';
import { showTakeAlong } from '../../presentation/take-along/take-along.js';
import { crosstabTexts } from '../../presentation/texts/crosstab.js';
import { takingAlong } from './taking-along.js';
import { describeWaiting } from '../../presentation/wave-status.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';

/** Serves two questions of a group together, by `?row=` and `?column=`. */
export function crosstab(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string; group: string } }>(
    '/:wave/:group/crosstab',
    { config: { right: 'results.read' } },
    async (request, reply) => {
      const { group } = request.params;
      const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
      refuseUnknown(view.study.definition, { group });
      const query = readQuery(request);
      const [row, column] = [singleValue(query, 'row') ?? '', singleValue(query, 'column') ?? ''];
      const path = at.crosstab(view.wave.slug, group);
      const page = await resultsFrame(ctx, request, (t) => t.crosstab, { view, group, path, query: { row, column } });
      const text = crosstabTexts[page.language];
      const waits = seesLive(view) && waitsForClosing(view);
      const choices = waits ? undefined : await viewCrosstab(ctx, view, group);
      const questionnaire = choices?.questionnaire;
      const found =
        choices && questionnaire && row && column
          ? await readCrosstab({ ...ctx, signal: request.signal }, choices, { row, column }).catch(refusal)
          : undefined;
      const along = takingAlong(ctx, view, page, { group, pair: { row, column } });
      const figure = found && !(found instanceof Problem) ? crosstabFigure(found, along.origin, page) : undefined;
      return reply.code(found instanceof Problem ? found.status : 200).viewAsync('results/crosstab', {
        ...page,
        text,
        action: path,
        waits: waits ? text.waits : questionnaire ? '' : sayNothing(view, page),
        lead: seesLive(view) ? text.lead : text.leadPublished,
        published: (choices?.published ?? []).map((pair) => ({
          words: describePair(questionnaire, pair, page.language),
          href: page.to(path, pair),
          current: pair.row === row && pair.column === column,
        })),
        problem: found instanceof Problem ? (found.code === 'same-in-crosstab' ? text.same : text.unknown) : '',
        choices:
          choices && questionnaire && !choices.published
            ? showChoices(questionnaire, choices.tables, page.language)
            : [],
        chosen: { row, column },
        pairs: choices && !choices.published && choices.pairs > 1 ? describePairs(choices.pairs, page) : '',
        taken: figure ? showTakeAlong(figure, crosstabId, along, page.language) : null,
        found: found && !(found instanceof Problem) ? showCrosstab(found, page) : null,
      });
    },
  );
}

function sayNothing({ snapshot, wave, viewer }: WaveView, { t, language }: ResultsFrame): string {
  if (viewer.rights.has('figures.live')) return t.nothingYet;
  return snapshot ? crosstabTexts[language].nonePublished : describeWaiting(wave, t);
}

/** A refusal that is shown on the page; throws any other error. */
function refusal(error: unknown): Problem {
  if (error instanceof Problem && error.status === 422) return error;
  throw error;
}
