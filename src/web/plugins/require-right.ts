import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rights, viewerOf, type Right, type Viewer } from '../../access/rights.js';
import { findTokenViewer } from '../../access/tokens.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { bearerToken } from './bearer.js';
import { logRefusal } from './logging.js';
import { rememberReturn } from './return-to.js';
import { findSignedIn, type SignedIn } from './session.js';

/**
 * What a route requires: a right, or else whom it is open to. That is everybody, the holder of a
 * respondent's link, or the mail provider; the route checks the last two itself.
 */
export type RouteRight = Right | 'everybody' | 'link-holder' | 'mail-provider';

/** A route and what it requires. */
export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly right: RouteRight;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route requires; a route without it cannot be registered. */
    right?: RouteRight;
  }
  interface FastifyInstance {
    /** Every route with what it requires. */
    guardedRoutes: GuardedRoute[];
  }
  interface FastifyRequest {
    /** The viewer; set on every route that names a right. */
    viewer: Viewer;
    /** The signed-in account; set on every page that names a right. */
    account: SignedIn;
  }
}

/**
 * Requires of every request the right that its route names. Who is not signed in is led to the page
 * for signing in; without the right the answer is 404. Throws at start for a route that names none.
 */
export function requireRights(app: FastifyInstance, ctx: Ctx): void {
  app.decorate('guardedRoutes', []);
  app.decorateRequest('viewer');
  app.decorateRequest('account');
  app.addHook('onRoute', (route) => {
    const { url, method } = route;
    const right = route.config?.right;
    if (right === undefined) throw new Error(`${String(method)} ${url} names no right`);
    app.guardedRoutes.push({ method: String(method), url, right });
    if (!isRight(right)) return;
    const authenticate = url.startsWith('/api/') ? requireToken(ctx) : requireSession(ctx);
    const guard = async (request: FastifyRequest, reply: FastifyReply) => {
      if (!(await authenticate(request, reply))) return reply;
      if (request.viewer.rights.has(right)) return;
      logRefusal(request, right);
      throw problems.notFound();
    };
    route.onRequest = [guard, ...[route.onRequest ?? []].flat()];
  });
}

function isRight(right: RouteRight): right is Right {
  return rights.some((known) => known === right);
}

/** Sets the viewer by the token of the request; throws without a valid one. */
function requireToken(ctx: Ctx) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = await findTokenViewer(ctx, bearerToken(request));
    if (!viewer) throw problems.unauthorized();
    request.viewer = viewer;
    // Cached by the client only, and always revalidated: an ETag saves sending it twice.
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'authorization' });
    return true;
  };
}

/** Sets the account by the browser's cookie; redirects anybody else to the sign-in page. */
function requireSession(ctx: Ctx) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const account = await findSignedIn(ctx, request);
    if (!account) {
      rememberReturn(ctx, request, reply);
      void reply.redirect('/aanmelden', 303);
      return false;
    }
    request.account = account;
    request.viewer = viewerOf(account);
    return true;
  };
}
