import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { door } from './door.js';
import { link } from './link.js';
import { signOut } from './sign-out.js';

/** Signing in and out. */
export function account(app: FastifyInstance, ctx: Ctx): void {
  door(app, ctx);
  link(app, ctx);
  signOut(app, ctx);
}
