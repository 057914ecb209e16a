import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { signInPage } from './sign-in.js';
import { link } from './link.js';
import { signInCode } from './sign-in-code.js';
import { signInMail } from './sign-in-mail.js';
import { passkeys } from './passkeys.js';
import { signInPasskey } from './sign-in-passkey.js';
import { tokens } from './tokens.js';
import { signOut } from './sign-out.js';

/** Serves the pages for signing in and out, and for API tokens. */
export function account(app: FastifyInstance, ctx: Ctx): void {
  signInPage(app, ctx);
  signInMail(app, ctx);
  signInCode(app, ctx);
  signInPasskey(app, ctx);
  link(app, ctx);
  signOut(app, ctx);
  passkeys(app, ctx);
  tokens(app, ctx);
}
