import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { signedIn } from '../account/signed-in.js';
import { comparison } from './comparison.js';
import { headline } from './headline.js';
import { questions } from './questions.js';
import { waves } from './waves.js';

/** The results as pages, for the coordinator, who sees everything as it is. */
export async function resultsPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  app.addHook('onRequest', signedIn(ctx, 'coordinator'));
  waves(app, ctx);
  headline(app, ctx);
  comparison(app, ctx);
  questions(app, ctx);
}
