import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { linkHolder } from './visit.js';
import { optOut } from '../../fieldwork/opt-out.js';
import { problems } from '../../problem.js';
import { findRespondent } from '../../response/respondent.js';
import { hashOfLink } from '../../secret.js';

/** The largest form that a mail program sends to opt out, in bytes. */
const longest = 4096;

/** Its one field, in a multipart form. */
const inMultipart = /\bname="?List-Unsubscribe"?[ \t]*\r?\n(?:\S[^\n]*\n)*\r?\nOne-Click\s*(?:--|$)/i;

/**
 * Serves one-click opt-out from a mail program (RFC 8058). The token alone is enough, without
 * cookie, page or redirect. Mail programs call the form by any type, or by none; any other body is
 * refused, so that nobody opts out by accident.
 */
export async function oneClick(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: longest }, (_request, body, done) => {
    done(null, String(body));
  });
  app.post<{ Params: { token: string }; Body: string | undefined }>(
    '/afmelden/:token',
    linkHolder,
    async (request, reply) => {
      const respondent = await findRespondent(ctx, hashOfLink(request.params.token));
      if (!respondent) throw problems.notFound();
      void reply.type('text/plain; charset=utf-8');
      if (!isOneClick(request.body ?? '')) {
        return reply
          .code(422)
          .send('Open dit adres in een browser om u af te melden. / Open this address in a browser.\n');
      }
      await optOut(ctx, respondent.invitee);
      return reply.send('U bent afgemeld. / You have opted out.\n');
    },
  );
}

/** Whether a body says it, as a form of either kind; other fields may stand beside it. */
function isOneClick(body: string): boolean {
  if (inMultipart.test(body)) return true;
  const values = [...new URLSearchParams(body.trim())]
    .filter(([name]) => name.trim().toLowerCase() === 'list-unsubscribe')
    .map(([, value]) => value.trim().toLowerCase());
  return values.length > 0 && values.every((value) => value === 'one-click');
}
