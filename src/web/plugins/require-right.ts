import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rights, viewerOf, type Right, type Viewer } from '../../access/rights.js';
import { findViewer } from '../../access/tokens.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { bearerToken } from './bearer.js';
import { rememberReturn } from './return-to.js';
import { findSignedIn, type SignedIn } from './session.js';

/**
 * What a route asks of who is known here: a right. What asks for none says to whom it is open instead:
 * everybody, who holds a respondent's link, or the mail provider, each of which the route sees to itself.
 */
export type RouteRight = Right | 'everybody' | 'link-holder' | 'mail-provider';

/** A route and what it asks for. */
export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly right: RouteRight;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route asks for; a route that does not say is not registered. */
    right?: RouteRight;
  }
  interface FastifyInstance {
    /** Every route with what it asks for. */
    guardedRoutes: GuardedRoute[];
  }
  interface FastifyRequest {
    /** Who looks; set on every route that names a right. */
    viewer: Viewer;
    /** Who is signed in; set on every page that names a right. */
    account: SignedIn;
  }
}

/**
 * Lets nobody reach a route without the right that it names. Pages show who is not signed in how to;
 * without the right, there is nothing there. Throws at start for a route that names none.
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
    const known = url.startsWith('/api/') ? requireToken(ctx) : requireSession(ctx);
    const guard = async (request: FastifyRequest, reply: FastifyReply) => {
      if (!(await known(request, reply))) return reply;
      if (!request.viewer.rights.has(right)) throw problems.notFound();
    };
    route.onRequest = [guard, ...[route.onRequest ?? []].flat()];
  });
}

function isRight(right: RouteRight): right is Right {
  return rights.some((known) => known === right);
}

/** Sets who asks by the token of the request; refuses a request without a valid one. */
function requireToken(ctx: Ctx) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = await findViewer(ctx, bearerToken(request));
    if (!viewer) throw problems.unauthorized();
    request.viewer = viewer;
    // Kept by who asked and nothing in between, and asked for again: an ETag saves sending it twice.
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'authorization' });
    return true;
  };
}

/** Sets who is signed in by the browser's cookie; shows anybody else how to sign in. */
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
