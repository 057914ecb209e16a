import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { isDiskFull } from '../../database/disk-full.js';
import { Problem, problems, type FieldError } from '../../problem.js';
import type { Viewer } from '../../access/rights.js';
import { goneForStaffCode, showErrorPage } from './error-page.js';
import { fieldErrorsOf } from './field-errors.js';
import { writtenIn } from './forms.js';
import { protection } from './headers.js';
import { logRefusal } from './logging.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** When a request could last not be met for want of room on the disk, by `performance.now`. */
    lastDiskFull: number;
  }
  interface FastifyContextConfig {
    /** Set for a route for programs: its refusals are problem documents. */
    forPrograms?: boolean;
  }
}

/**
 * Answers every refusal and error. Pages get a page that says what to do, programs a problem
 * document (RFC 9457). Anything unforeseen is 500 with a request id and one log line, without
 * details.
 */
export function errors(app: FastifyInstance): void {
  app.decorate('lastDiskFull', -Infinity);
  app.setNotFoundHandler((request, reply) => refuse(request, reply, problems.notFound()));
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = error instanceof Problem ? error : fromFastify(error, request);
    if (problem) return refuse(request, reply, problem);
    // Who asked has left, so that what was read for them was given up: nobody gets this.
    if (error.name === 'AbortError' && request.signal.aborted) return reply.code(499).send();
    if (isDiskFull(error)) {
      request.log.error({ err: error, route: request.routeOptions.url ?? 'none' }, 'the disk is full');
      app.lastDiskFull = performance.now();
      return answer(request, reply, 503, 'disk-full', 'There is no room on the disk: nothing can be saved now.');
    }
    request.log.error({ err: error, route: request.routeOptions.url ?? 'none' }, 'unforeseen');
    return answer(
      request,
      reply,
      500,
      'unforeseen',
      `Something went wrong here. Mention ${request.id} when you report it.`,
    );
  });
}

/** Sends the 404 page for an address that cannot be parsed. A lone % makes one such. */
export async function refuseAddress(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.headers(protection(ctx));
  const page = await refuse(request, reply, problems.notFound());
  if (typeof page === 'string') void reply.send(page);
}

/** A refusal by Fastify itself, which is the client's mistake and can be shown. */
function fromFastify(error: FastifyError, request: FastifyRequest): Problem | undefined {
  const status = error.statusCode;
  if (error.validation) return problems.unreadable(fieldErrorsOf(error, request));
  if (status === 413) return problems.tooLarge();
  if (status === 415)
    return new Problem('unsupported-media-type', 415, 'This address does not take what was sent in that form.');
  if (status === 404) return problems.notFound();
  return status !== undefined && status >= 400 && status < 500
    ? new Problem('bad-request', 400, 'What was sent cannot be read.')
    : undefined;
}

/** Refused for who asks or how often, not for what is asked: a line of its own in the log. */
const notAllowed = new Set([401, 403, 429]);

function refuse(request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  if (notAllowed.has(problem.status)) logRefusal(request, problem.code);
  return answer(request, reply, problem.status, problem.code, problem.message, problem.fieldErrors);
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  detail: string,
  errors: readonly FieldError[] = [],
) {
  reply.code(status).header('cache-control', 'no-store');
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  if (isForPrograms(request)) {
    if (status === 404) [code, detail] = ['not-found', 'There is nothing here for this token.'];
    return reply.type('application/problem+json; charset=utf-8').send({
      type: `urn:golfslag:problem:${code}`,
      title: code.replaceAll('-', ' '),
      status,
      detail,
      instance: request.id,
      ...(errors.length && status !== 404 && { errors }),
    });
  }
  if (status === 404 && isForStaff(request)) code = goneForStaffCode;
  // Not reply.viewAsync: the reply to an address that cannot be parsed lacks the plugins.
  void reply.type('text/html; charset=utf-8');
  const written = isOfOurForm(status) || code === goneForStaffCode ? writtenIn(request.body) : [];
  return request.server.view('public/error-page', showErrorPage(status, code, request.id, written));
}

/**
 * Whether what was sent came from a form of ours that can be stored no more; cookies come along.
 */
function isOfOurForm(status: number): boolean {
  return status === 403 || status === 409;
}

/** Whether somebody who may see the pages of staff asks for one of them. */
function isForStaff(request: FastifyRequest): boolean {
  return request.url.startsWith('/staff') && (findViewer(request)?.rights.has('staff.read') ?? false);
}

/** Who asks; undefined where the address is none of ours, or nobody has signed in. */
function findViewer(request: FastifyRequest): Viewer | undefined {
  return request.viewer;
}

/** Whether a program asks: anything under /api/, even if not there, or a route marked so. */
function isForPrograms(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.routeOptions.config.forPrograms === true;
}
