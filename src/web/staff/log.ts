import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readLog } from '../../study/events.js';
import { readForm } from '../plugins/forms.js';
import { at } from './addresses.js';
import { staffFrame } from './frame.js';
import { showEvent } from './log-page.js';
import { logTexts } from './log-texts.js';
import { readScope } from './scope.js';

/** How many events stand on a page. */
const onPage = 50;

/** Serves who did what, the newest first; `?before=` an event goes on from there. */
export function log(app: FastifyInstance, ctx: Ctx): void {
  app.get('/log', { config: { right: 'log.read' } }, async (request, reply) => {
    const scope = await readScope(ctx, request);
    const before = singleValue(readForm(request.query), 'before');
    const page = staffFrame(request, {
      scope,
      path: at.log,
      query: { before: before ?? '' },
      title: (language) => logTexts[language].title,
    });
    const text = logTexts[page.language];
    const found = await readLog(ctx, { most: onPage + 1, before });
    const shown = found.slice(0, onPage);
    return reply.viewAsync('staff/log', {
      ...page,
      text,
      none: before === undefined ? text.none : text.noneOlder,
      events: shown.map((event) => showEvent(event, scope, page)),
      newest: before === undefined ? '' : page.to(at.log),
      older: found.length > onPage ? page.to(at.log, { before: shown.at(-1)?.id ?? '' }) : '',
    });
  });
}
