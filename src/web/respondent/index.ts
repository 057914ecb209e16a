import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { introduction } from './introduction.js';
import { language } from './language.js';
import { link } from './link.js';
import { optOut } from './opt-out.js';
import { overview } from './overview.js';
import { page } from './page.js';
import { screenedOut } from './screened-out.js';
import { thanks } from './thanks.js';

/** A respondent's way, from the link to the thank-you. */
export function respondent(app: FastifyInstance, ctx: Ctx): void {
  link(app, ctx);
  introduction(app, ctx);
  page(app, ctx);
  overview(app, ctx);
  screenedOut(app, ctx);
  thanks(app, ctx);
  language(app, ctx);
  optOut(app, ctx);
}
