import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { listBureauSending } from '../../fieldwork/bureau-sending.js';
import { describeCampaign, noCampaign } from '../../fieldwork/campaign.js';
import { isFrameFilledIn } from '../../fieldwork/sampling-frame.js';
import { readStaffFieldwork } from '../../publication/staff-fieldwork.js';
import { at } from './addresses.js';
import { findSender } from './owner.js';
import { readScope } from './scope.js';
import { staffFrame } from './frame.js';
import { showHome } from './home-page.js';
import { homeTexts } from './home-texts.js';

/**
 * Serves the first staff page: how the wave goes, and what is to be done next. Of nobody it tells
 * how far they got, of a closed wave neither: that is for who reads results.
 */
export function home(app: FastifyInstance, ctx: Ctx): void {
  app.get('/', { config: { right: 'staff.read' } }, async (request, reply) => {
    const scope = await readScope(ctx, request);
    const page = staffFrame(request, { scope, path: at.home, title: (language) => homeTexts[language].title });
    const { wave, bureau, study } = scope;
    const asked = { ...ctx, signal: request.signal };
    const sender = findSender(scope);
    const [fieldwork, campaign, sending, isCounted] = wave
      ? await Promise.all([
          readStaffFieldwork(asked, scope.viewer, wave.slug, study.definition),
          describeCampaign(asked, wave, study.definition, bureau),
          listBureauSending(ctx, wave.slug),
          sender ? isFrameFilledIn(ctx, wave.slug, study.definition, sender.bureau) : Promise.resolve(true),
        ])
      : [undefined, noCampaign, [], true];
    return reply.viewAsync('staff/home', {
      ...page,
      text: homeTexts[page.language],
      ...showHome({ scope, page, fieldwork, campaign, sending, frameMissing: !isCounted, now: ctx.now() }),
    });
  });
}
