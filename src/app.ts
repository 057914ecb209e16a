import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Ctx } from './context.js';
import { account } from './web/account/index.js';
import { api } from './web/api/index.js';
import { assets } from './web/plugins/assets.js';
import { connectionLimits, limitConnections, timeLimits } from './web/plugins/connections.js';
import { errors, refuseAddress } from './web/plugins/errors.js';
import { forms, shortForm } from './web/plugins/forms.js';
import { headers } from './web/plugins/headers.js';
import { logging, newRequestId, requestLogging } from './web/plugins/logging.js';
import { rateLimit } from './web/plugins/rate-limit.js';
import { requireRights } from './web/plugins/require-right.js';
import { views } from './web/plugins/views.js';
import { bounces } from './web/public/bounces.js';
import { home } from './web/public/home.js';
import { privacy } from './web/public/privacy.js';
import { erasure } from './web/public/erasure.js';
import { health } from './web/public/health.js';
import { report } from './web/public/report.js';
import { respondent } from './web/respondent/index.js';
import { resultsPages } from './web/results/index.js';
import { staffPages } from './web/staff/index.js';

/**
 * Returns the HTTP server: plugins first, then routes, in written order. Logs to stdout unless
 * `log` is given.
 */
export async function buildApp(
  ctx: Ctx,
  log?: NodeJS.WritableStream,
  limits = connectionLimits,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logging(ctx, log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    ...timeLimits(ctx, limits),
    // Only the last proxy is ours: what a client itself puts into X-Forwarded-For is not trusted.
    trustProxy: ctx.config.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: shortForm,
    // A lone % behind a link is a sign like any other, not half of an escape; and no NUL comes in
    // by an address, since PostgreSQL takes none.
    rewriteUrl: ({ url = '/' }) => url.replaceAll(/%(?![\da-f]{2})|%(?=00)/gi, '%25'),
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
    frameworkErrors: (_error, request, reply) => void refuseAddress(ctx, request, reply),
    forceCloseConnections: 'idle',
  });
  limitConnections(app, ctx, limits);
  requestLogging(app);
  errors(app);
  headers(app, ctx);
  await rateLimit(app, ctx);
  requireRights(app, ctx);
  await assets(app);
  await views(app, ctx);
  forms(app);

  home(app, ctx);
  privacy(app, ctx);
  erasure(app, ctx);
  report(app, ctx);
  health(app, ctx);
  await app.register(bounces, { ctx });
  await app.register(respondent, { ctx });
  account(app, ctx);
  await app.register(staffPages, { ctx, prefix: '/staff' });
  await app.register(resultsPages, { ctx, prefix: '/results' });
  await app.register(api, { ctx });
  return app;
}

/**
 * Closes the server. Requests get `patience` milliseconds to end; a browser also holds connections
 * open on which it asked nothing yet, and these would never end by themselves.
 */
export async function closeApp(app: FastifyInstance, patience: number): Promise<void> {
  const cut = setTimeout(() => {
    app.server.closeAllConnections();
  }, patience);
  await app.close().finally(() => {
    clearTimeout(cut);
  });
}
