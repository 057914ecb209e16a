import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { at } from './addresses.js';
import { openDesk } from './desk.js';
import { staffFrame } from './frame.js';
import { homeTexts } from './home-texts.js';

/** Serves the first staff page: how the wave goes, and what is to be done next. */
export function home(app: FastifyInstance, ctx: Ctx): void {
  app.get('/', { config: { right: 'staff.read' } }, async (request, reply) => {
    const desk = await openDesk(ctx, request);
    const page = staffFrame(request, { desk, path: at.home, title: (language) => homeTexts[language].title });
    return reply.viewAsync('staff/home', { ...page, text: homeTexts[page.language] });
  });
}
