import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { takeBounces, type Bounce } from '../../fieldwork/bounces.js';
import { readReports } from '../../mail/bounce-report.js';
import { judgeStatus } from '../../mail/refusal.js';
import { problems } from '../../problem.js';
import { hashOf, sameText } from '../../secret.js';
import { bearerToken } from '../plugins/bearer.js';

/** The largest body, in bytes: a report and the letter that it returns take a tenth. */
const most = 400_000;

const Bounces = z.object({
  bounces: z
    .array(z.object({ returnPath: z.string().max(1000), status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/) }))
    .max(1000),
});

/**
 * Takes returned mail from a mail provider with BOUNCE_SECRET. Messages as they are, or JSON.
 * Without a BOUNCE_SECRET there is no such route. Only here does the product accept anything but
 * forms.
 */
export async function bounces(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  const secret = ctx.config.bounceSecret;
  if (secret === undefined) return;
  app.addHook('onRequest', async (request) => {
    if (!sameText(hashOf(bearerToken(request)), hashOf(secret))) throw problems.wrongBounceSecret();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['message/rfc822', 'text/plain'],
    { parseAs: 'buffer' },
    (_request: FastifyRequest, body: Buffer) => readReports(body),
  );
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) =>
    readJson(body),
  );
  app.post<{ Body: readonly Bounce[] | undefined }>(
    '/bounces',
    { bodyLimit: most, config: { right: 'mail-provider', forPrograms: true } },
    async ({ body = [] }) => (await takeBounces(ctx, body)).counts,
  );
}

/** The bounces posted as JSON: a letter's return path, and its status. */
function readJson(text: string): Bounce[] {
  const parsed = Bounces.safeParse(parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw problems.notBounces(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
  }
  return parsed.data.bounces.map(({ returnPath, status }) => ({
    returnPath,
    finding: status.startsWith('2') ? 'not-returned' : judgeStatus(status),
  }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problems.notBounces('It is not JSON.');
  }
}
