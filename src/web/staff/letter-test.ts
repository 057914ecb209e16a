import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { listSampleLinks } from '../../fieldwork/sample.js';
import { writeLetter, type LetterTo } from '../../mail/letter.js';
import { openMail } from '../../mail/transmit.js';
import { limitOf } from '../plugins/rate-limit.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { readScope } from './scope.js';
import { frameOf, queryOf, showLetter, type OfLetter } from './letter.js';
import { contentsOf, readShownLetter } from './letter-page.js';
import { lettersTexts } from './letters-texts.js';

/** The most tests that an account gets in an hour. */
const mostTests = 10;

/** How long the page waits for the mail server, in milliseconds; the letter goes on after that. */
const patience = 8000;

/** Sends a letter as a test, to the address of the account that asks for it and to no other. */
export function letterTest(app: FastifyInstance, ctx: Ctx): void {
  const mail = openMail(ctx.config);
  app.addHook('onClose', (_app, done) => {
    mail.close();
    done();
  });
  const exceeds = limitOf(app, {
    max: mostTests,
    timeWindow: '1 hour',
    keyGenerator: (request) => request.account.email,
  });

  app.post('/letters/:step/test', { config: { right: 'staff.read' } }, async (request: OfLetter, reply) => {
    readVerifiedForm(request);
    const scope = await readScope(ctx, request);
    const shown = await readShownLetter(ctx, scope, request.params, request.query);
    if (await exceeds(request)) return showLetter(ctx, request, reply.code(429), scope, shown, undefined, 'often');
    const sample = (await listSampleLinks(ctx)).find(({ group }) => group === shown.group);
    const text = lettersTexts[shown.language];
    const letter = asTest(await contentsOf(ctx, shown), {
      address: request.account.email,
      mark: text.testMark,
      note: text.testNote,
      link: sample?.link,
      messageId: ctx.newId(),
    });
    const outcome = await Promise.race([mail.transmit(letter), wait(patience, undefined, { ref: false })]);
    const result = outcome === undefined ? 'later' : outcome.kind === 'accepted' ? 'sent' : 'failed';
    if (result === 'failed') request.log.error({ outcome: outcome?.kind }, 'a test letter was not sent');
    const page = frameOf(request, scope, shown);
    return reply.redirect(page.to(`${at.letter(shown.step)}#test`, { ...queryOf(shown, scope), test: result }), 303);
  });
}

interface Test {
  readonly address: string;
  readonly mark: string;
  /** A sentence above the letter, with its placeholders. */
  readonly note: string;
  /** Where its link leads: to a sample respondent; masked where there is none. */
  readonly link: string | undefined;
  readonly messageId: string;
}

/** The letter with a mark, to another address, and without a header to opt out with. */
function asTest({ unsubscribe: _, ...contents }: LetterTo, { address, mark, note, link, messageId }: Test) {
  const { written, words } = contents;
  return writeLetter({
    ...contents,
    written: { subject: `[${mark}] ${written.subject}`, body: `**${note}**\n\n${written.body}` },
    words: { ...words, ...(link !== undefined && { link }) },
    to: { name: '', address },
    messageId,
  });
}
