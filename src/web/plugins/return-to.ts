import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { dropCookie, readCookie, writeCookie } from './cookies.js';

const cookie = 'golfslag-terug';

/** How long it is remembered, in seconds: as long as it takes to get a link. */
const remembered = 3600;

/** A page for who is signed in: a path of ours and nothing that a browser reads as another place. */
const protectedPath = /^\/(results|staff)([/?][\w\-./?=&%,:+]*)?$/;
const longest = 500;

/** Remembers in the browser which page was asked for, to go there once signed in. */
export function rememberReturn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): void {
  if (request.method === 'GET' && isProtected(request.url)) writeCookie(ctx, reply, cookie, request.url, remembered);
}

/** The page that was asked for before signing in, once; undefined when there was none. */
export function takeReturn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const path = readCookie(ctx, request, cookie);
  if (path === undefined) return undefined;
  dropCookie(ctx, reply, cookie);
  return isProtected(path) ? path : undefined;
}

function isProtected(path: string): boolean {
  return path.length <= longest && protectedPath.test(path) && !path.includes('..');
}
