import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import {
  answersPerPage,
  countOpenAnswers,
  isReadable,
  readOpenAnswers,
  viewOpenFields,
} from '../../publication/open-answers.js';
import { at } from './addresses.js';
import { readQuery, resultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';
import { openAnswerTexts } from '../../presentation/texts/open-answers.js';
import { describeCount, showOpenAnswers, showOpenField } from '../../presentation/open-answers.js';

type OfGroup = { Params: { wave: string; group: string } };
type OfField = { Params: { wave: string; group: string; field: string } };

/**
 * Serves the answers in people's own words, by question. Only once the wave is closed, or where all
 * are shown at once.
 */
export function openAnswers(app: FastifyInstance, ctx: Ctx): void {
  app.get<OfGroup>('/:wave/:group/open', { config: { right: 'open-answers.read' } }, async (request, reply) => {
    const { group } = request.params;
    const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
    const open = await viewOpenFields(ctx, view, group);
    const { slug } = view.wave;
    const page = await resultsFrame(ctx, request, (t) => t.open, { view, group, path: at.open(slug, group) });
    const text = openAnswerTexts[page.language];
    const fields = isReadable(view) ? await countOpenAnswers({ ...ctx, signal: request.signal }, open) : [];
    return reply.viewAsync('results/open', {
      ...page,
      text,
      waits: isReadable(view) ? '' : text.waits,
      fields: fields.map((field) => ({
        name: showOpenField(field, page.language),
        n: describeCount(field.n, page),
        href: field.n > 0 ? page.to(at.openOf(slug, group, field.name)) : '',
      })),
    });
  });

  app.get<OfField>('/:wave/:group/open/:field', { config: { right: 'open-answers.read' } }, async (request, reply) => {
    const { group, field: name } = request.params;
    const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
    const open = await viewOpenFields(ctx, view, group);
    const field = open.fields.find((known) => known.name === name);
    if (!field) throw problems.notFound();
    const { slug } = view.wave;
    const query = readQuery(request);
    const search = (singleValue(query, 'q') ?? '').slice(0, 200);
    const path = at.openOf(slug, group, name);
    const page = await resultsFrame(ctx, request, (t) => t.open, { view, group, path, query: { q: search } });
    const text = openAnswerTexts[page.language];
    const number = Number(/^\d{1,6}$/.exec(singleValue(query, 'page') ?? '')?.[0] ?? 1);
    const addressOf = (of: number) => page.to(path, { q: search, page: String(of) });
    const found = isReadable(view)
      ? await readOpenAnswers({ ...ctx, signal: request.signal }, open, { name, search, page: number })
      : undefined;
    return reply.viewAsync('results/open-field', {
      ...page,
      text,
      name: showOpenField(field, page.language),
      waits: isReadable(view) ? '' : text.waits,
      back: page.to(at.open(slug, group)),
      action: path,
      here: page.to(path),
      search,
      found: found ? showOpenAnswers(found, { page, search, perPage: answersPerPage, addressOf }) : null,
    });
  });
}
