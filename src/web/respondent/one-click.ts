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
const inMultipart = /\bname="?List-Unsubscribe"?\r?\n(?:\S[^\n]*\n)*\r?\nOne-Click\r?\n--/;

/**
 * Serves one-click opt-out from a mail program (RFC 8058). The token alone is enough, without
 * cookie, page or redirect. Mail programs may send either kind of form; any other body is refused,
 * so that nobody opts out by accident.
 */
export async function oneClick(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: longest }, (_request, body, done) => {
    done(null, inMultipart.test(String(body)) ? { 'List-Unsubscribe': 'One-Click' } : {});
  });
  app.post<{ Params: { token: string } }>('/afmelden/:token', linkHolder, async (request, reply) => {
    const respondent = await findRespondent(ctx, hashOfLink(request.params.token));
    if (!respondent) throw problems.notFound();
    void reply.type('text/plain; charset=utf-8');
    if (!isOneClick(request.body)) {
      return reply
        .code(422)
        .send('Open dit adres in een browser om u af te melden. / Open this address in a browser.\n');
    }
    await optOut(ctx, respondent.invitee);
    return reply.send('U bent afgemeld. / You have opted out.\n');
  });
}

function isOneClick(body: unknown): boolean {
  return (
    body !== null && typeof body === 'object' && 'List-Unsubscribe' in body && body['List-Unsubscribe'] === 'One-Click'
  );
}
