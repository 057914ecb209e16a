import type { FastifyInstance } from 'fastify';
import { roles } from '../../access/accounts.js';
import type { Ctx } from '../../context.js';
import { door } from './door.js';
import { link } from './link.js';
import { signedIn } from '../plugins/signed-in.js';
import { signOut } from './sign-out.js';

/** Signing in and out. Makes `request.account` known to every scope that `signedIn` guards. */
export async function account(app: FastifyInstance, ctx: Ctx): Promise<void> {
  app.decorateRequest('account');
  door(app, ctx);
  link(app, ctx);
  await app.register(async (own) => {
    own.addHook('onRequest', signedIn(ctx, ...roles));
    signOut(own, ctx);
  });
}
