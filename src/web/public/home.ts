import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { say } from '../../questionnaire/text.js';
import { getOnlyStudy } from '../../study/stored.js';
import { frame, studyTitle } from '../page.js';

/** What this is, for whoever comes by. */
export function home(app: FastifyInstance, ctx: Ctx): void {
  app.get('/', async (_request, reply) => {
    const study = await getOnlyStudy(ctx);
    const { definition } = study;
    return reply.view('public/home', {
      ...frame(say(definition.title, 'nl'), 'nl', { study: studyTitle(study, 'nl') }),
      description: say(definition.description, 'nl'),
      bureaus: definition.bureaus.map((bureau) => bureau.name),
      contact: definition.contact,
    });
  });
}
