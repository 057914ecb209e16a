import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { confirmList, findInList, withStudy } from '../../fieldwork/confirm-list.js';
import {
  changeHeldList,
  deleteHeldList,
  findHeldList,
  holdList,
  type HeldList,
  type ListEffect,
} from '../../fieldwork/held-lists.js';
import type { FileError } from '../../files/file-error.js';
import { readListInThread } from '../../fieldwork/invitee-list.js';
import { findRow } from '../../fieldwork/judge-list.js';
import { writeFirstLetter } from '../../fieldwork/list-letter.js';
import { readWholeNumber } from '../../language/numbers.js';
import { singleValue } from '../../questionnaire/fields.js';
import { statusOf } from '../../study/waves.js';
import { longestForm, readForm } from '../plugins/forms.js';
import { limitOf } from '../plugins/rate-limit.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { readScope, readWaveScope, type WaveScope } from './scope.js';
import { staffFrame } from './frame.js';
import { applyChanges, readEffect } from './upload-changes.js';
import { writeExample } from './upload-example.js';
import { fileLimits, readUploadedFile } from './upload-file.js';
import { describeMeanwhile, showList } from './upload-list-page.js';
import { ownerOf } from './owner.js';
import { uploadTexts, type UploadTexts } from './upload-texts.js';

/** Below the pages of staff. */
const here = '/upload';
const guarded = { config: { right: 'invitees.write' } } as const;

/** The most lists of one account in ten minutes. */
const mostLists = 30;

/** A request of somebody who brings people of a bureau into a wave. */
interface UploadScope extends WaveScope {
  readonly owner: { readonly account: string; readonly wave: string; readonly bureau: string };
}

/**
 * Serves the page on which a bureau adds a list: choose a file, look at how it was read, confirm.
 * Nobody on it is an invitee before that.
 */
export async function upload(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  await app.register(multipart, fileLimits);
  const exceeds = limitOf(app, {
    max: mostLists,
    timeWindow: '10 minutes',
    keyGenerator: (request) => `lists of ${request.account.id}`,
  });

  app.get(here, guarded, async (request, reply) => {
    const scope = await openUpload(ctx, request);
    const held = await findHeldList(ctx, scope.owner);
    const line = singleValue(readForm(request.query), 'row');
    if (!held || statusOf(scope.wave) === 'closed') return showChoice(request, reply, scope);
    return line === undefined
      ? showHeld(ctx, request, reply, scope, held)
      : showLetter(ctx, request, reply, scope, { held, line: readWholeNumber(line) ?? 0 });
  });

  app.post(here, guarded, async (request, reply) => {
    const scope = await openUpload(ctx, request);
    const { owner } = scope;
    if (await exceeds(request)) return showChoice(request, reply.code(429), scope, (t) => t.tooOften);
    const file = await readUploadedFile(request);
    const refuse = (why: (t: UploadTexts) => string) => showChoice(request, reply.code(422), scope, why);
    if (statusOf(scope.wave) === 'closed') return refuse((t) => t.closed);
    if (file === undefined) return refuse((t) => t.noFile);
    if (file === 'empty') return refuse((t) => t.emptyFile);
    if (file === 'too-large') return refuse((t) => t.tooLarge);
    const list = await readListInThread(file).catch((error: unknown) => {
      // Too much memory or time, or a fault of ours: what is in the file is in no line of the log.
      request.log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'a list could not be read');
      return undefined;
    });
    if (!list) return refuse((t) => t.unreadable);
    if ('refused' in list) return refuse((t) => placed(list.refused, t));
    const findings = await findInList(ctx, owner.wave, await withStudy(ctx, owner, list));
    await holdList(ctx, owner, { list, findings });
    return reply.redirect(frameOf(request, scope).to(at.upload), 303);
  });

  app.post(`${here}/list`, { ...guarded, bodyLimit: longestForm }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await openUpload(ctx, request);
    const held = await findHeldList(ctx, scope.owner);
    if (!held || held.id !== singleValue(form, 'list')) return showGone(request, reply, scope);
    const changed = applyChanges(held, form);
    const isSound = held.findings.columnFaults.length + held.findings.faultyRows === 0;
    let refused: ListEffect | undefined;
    if (!changed && isSound) {
      const agreed = readEffect(form);
      const given = await withStudy(ctx, scope.owner, held.list);
      const confirmed = await confirmList(ctx, { ...scope.owner, who: request.account.email }, held, given, agreed);
      if (confirmed.kind === 'added') return showDone(request, reply, scope, confirmed);
      if (confirmed.kind === 'gone') return showGone(request, reply, scope);
      if (confirmed.kind === 'otherwise') refused = agreed;
    }
    const list = changed ?? held.list;
    const findings = await findInList(ctx, scope.owner.wave, await withStudy(ctx, scope.owner, list));
    const now = { ...held, list, findings };
    if (!(await changeHeldList(ctx, now))) return showGone(request, reply, scope);
    const isSoundNow = findings.columnFaults.length + findings.faultyRows === 0;
    if (refused && isSoundNow) return showHeld(ctx, request, reply.code(409), scope, now, { refused });
    return showHeld(ctx, request, reply.code(isSoundNow ? 200 : 422), scope, now, { changed: isSoundNow });
  });

  app.post(`${here}/cancel`, guarded, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await openUpload(ctx, request);
    await transact(ctx, (tx) => deleteHeldList(tx, scope.owner));
    return reply.redirect(frameOf(request, scope).to(at.upload), 303);
  });

  app.get(`${here}/example`, guarded, async (request, reply) => {
    const scope = await readScope(ctx, request);
    const { language } = frameOf(request, scope);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="${uploadTexts[language].exampleName}.xlsx"`)
      .send(writeExample(scope.study, language));
  });
}

/** What is wrong with a file, and where that is not at its start. */
function placed({ line, column, reason }: FileError, t: UploadTexts): string {
  return line > 1 || column > 1 ? `${t.place(line, column)}: ${reason}` : reason;
}

async function openUpload(ctx: Ctx, request: FastifyRequest): Promise<UploadScope> {
  const scope = await readWaveScope(ctx, request);
  return { ...scope, owner: { account: request.account.id, ...ownerOf(scope) } };
}

function frameOf(
  request: FastifyRequest,
  scope: UploadScope | Awaited<ReturnType<typeof readScope>>,
  { title = (t) => t.title, wrong = false }: { title?: (t: UploadTexts) => string; wrong?: boolean } = {},
) {
  const page = staffFrame(request, {
    scope,
    path: at.upload,
    title: (language) => title(uploadTexts[language]),
    wrong,
  });
  const { to } = page;
  const text = uploadTexts[page.language];
  return { ...page, text, choose: to(at.upload), save: to(`${at.upload}/list`), cancel: to(`${at.upload}/cancel`) };
}

/** The first state: a file to choose. */
function showChoice(
  request: FastifyRequest,
  reply: FastifyReply,
  scope: UploadScope,
  why?: (t: UploadTexts) => string,
) {
  const page = frameOf(request, scope, { wrong: why !== undefined });
  return reply.viewAsync('staff/upload', {
    ...page,
    problem: why?.(page.text) ?? '',
    closed: statusOf(scope.wave) === 'closed',
    example: page.to(`${at.upload}/example`),
  });
}

/** The second state: the list as it was read. */
async function showHeld(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: UploadScope,
  held: HeldList,
  { changed = false, refused }: { changed?: boolean; refused?: ListEffect } = {},
) {
  const { study } = await withStudy(ctx, scope.owner, held.list);
  const wrong = held.findings.columnFaults.length + held.findings.faultyRows > 0 || refused !== undefined;
  const page = frameOf(request, scope, { title: (t) => t.lookTitle, wrong });
  const shown = showList(held, study, page.language, page.text);
  return reply.viewAsync('staff/upload-list', {
    ...page,
    ...shown,
    changed,
    meanwhile: refused ? describeMeanwhile(refused, held, page.text) : '',
    sample: shown.sample.map((one) => ({ ...one, letter: page.to(at.upload, { row: String(one.line) }) })),
  });
}

async function showLetter(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: UploadScope,
  { held, line }: { held: HeldList; line: number },
) {
  const row = findRow(await withStudy(ctx, scope.owner, held.list), line);
  const letter = row && (await writeFirstLetter(ctx, scope.wave, row));
  const page = frameOf(request, scope, { title: (t) => t.letterTitle(line) });
  return reply.viewAsync('staff/upload-letter', { ...page, letter: letter ?? null });
}

/** The third state: what was done, and what comes next. */
function showDone(
  request: FastifyRequest,
  reply: FastifyReply,
  scope: UploadScope,
  { added, updated, same }: { added: number; updated: number; same: number },
) {
  const page = frameOf(request, scope, { title: (t) => t.doneTitle });
  const { text, to } = page;
  return reply.viewAsync('staff/upload-done', {
    ...page,
    facts: [
      ...(added ? [text.added(added)] : []),
      ...(updated ? [text.updated(updated)] : []),
      ...(same ? [text.stayed(same)] : []),
    ],
    letters: to(at.letters),
    people: to(at.people),
  });
}

function showGone(request: FastifyRequest, reply: FastifyReply, scope: UploadScope) {
  return showChoice(request, reply.code(409), scope, (t) => t.gone);
}
