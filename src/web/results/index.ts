import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { comparedQuestion } from './compared-page.js';
import { comparison } from './comparison.js';
import { crosstab } from './crosstab.js';
import { figures } from './figures.js';
import { fieldwork } from './fieldwork.js';
import { headline } from './headline.js';
import { microdata } from './microdata.js';
import { method } from './method.js';
import { openAnswers } from './open-answers.js';
import { planning } from './planning.js';
import { questions } from './questions.js';
import { waves } from './waves.js';

/** Serves the results as pages, for the coordinator, who sees them live. */
export async function resultsPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  waves(app, ctx);
  method(app, ctx);
  planning(app, ctx);
  headline(app, ctx);
  fieldwork(app, ctx);
  microdata(app, ctx);
  comparison(app, ctx);
  comparedQuestion(app, ctx);
  questions(app, ctx);
  figures(app, ctx);
  crosstab(app, ctx);
  openAnswers(app, ctx);
}
