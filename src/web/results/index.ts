import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { codebook } from './codebook.js';
import { comparedQuestion } from './compared-page.js';
import { comparison } from './comparison.js';
import { crosstab } from './crosstab.js';
import { figures } from './figures.js';
import { fieldwork } from './fieldwork.js';
import { headline, showWave } from './headline.js';
import { microdata } from './microdata.js';
import { method } from './method.js';
import { openAnswers } from './open-answers.js';
import { planning } from './planning.js';
import { publishing } from './publishing.js';
import { questions } from './questions.js';
import { report } from './report.js';
import { tables } from './tables.js';
import { waves } from './waves.js';

/** Serves the results as pages: to the coordinator live, to partners as they were published. */
export async function resultsPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  waves(app, ctx);
  method(app, ctx);
  planning(app, ctx);
  headline(app, ctx);
  publishing(app, ctx, (request, reply, view, problem) => showWave(ctx, request, reply, view, problem));
  tables(app, ctx);
  report(app, ctx);
  fieldwork(app, ctx);
  microdata(app, ctx);
  comparison(app, ctx);
  comparedQuestion(app, ctx);
  codebook(app, ctx);
  questions(app, ctx);
  figures(app, ctx);
  crosstab(app, ctx);
  openAnswers(app, ctx);
}
