import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { headline } from './headline.js';
import { questions } from './questions.js';
import { waves } from './waves.js';

/** The results as pages. Whoever may see them is decided by who registers this. */
export async function resultsPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  waves(app, ctx);
  headline(app, ctx);
  questions(app, ctx);
}
