import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { dropCookie, readCookie, writeCookie } from './cookies.js';

const cookie = 'golfslag-terug';

/** How long it is remembered, in seconds: as long as it takes to get a link. */
const remembered = 3600;

/** A page behind the door: a path of ours and nothing that a browser reads as another place. */
const behindTheDoor = /^\/(results|staff)([/?][\w\-./?=&%,:+]*)?$/;
const longest = 500;

/** Remembers in the browser which page was asked for, to go there once signed in. */
export function rememberWayBack(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): void {
  if (request.method === 'GET' && isBehindTheDoor(request.url))
    writeCookie(ctx, reply, cookie, request.url, remembered);
}

/** The page that was asked for before signing in, once; undefined when there was none. */
export function takeWayBack(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const path = readCookie(ctx, request, cookie);
  if (path === undefined) return undefined;
  dropCookie(ctx, reply, cookie);
  return isBehindTheDoor(path) ? path : undefined;
}

function isBehindTheDoor(path: string): boolean {
  return path.length <= longest && behindTheDoor.test(path) && !path.includes('..');
}
