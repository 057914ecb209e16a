import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import type { Language } from '../../language/text.js';
import { faultOfAddress, keyOfAddress } from '../../mail/address.js';
import { openMail } from '../../mail/transmit.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { writeConfirmation } from '../../readers/letters.js';
import { linkDays, readReaderToken, type ReaderLink } from '../../readers/reader-link.js';
import { addReader, isReader, keptDays, removeReader } from '../../readers/readers.js';
import { getOnlyStudy } from '../../study/stored.js';
import { readForm } from '../plugins/forms.js';
import { frame } from '../plugins/frame.js';
import { frameTexts } from '../plugins/frame-texts.js';
import { addressIn, otherLanguage, readLanguage, reportPath } from '../plugins/language.js';
import { limitOf } from '../plugins/rate-limit.js';
import { reportTexts } from './report-texts.js';

const everybody = { config: { right: 'everybody' } } as const;

/** The most letters that ask to confirm: to one address a day, and from one machine an hour. */
const most = { toAddress: 3, fromMachine: 30 } as const;

interface Link {
  Params: { token: string };
}

/** Serves the page on which anybody can ask for the report, and the links that confirm it. */
export function report(app: FastifyInstance, ctx: Ctx): void {
  askForReport(app, ctx);
  void app.register(async (scope) => {
    // A mail program may opt out with this kind of form (RFC 8058); the link says all there is.
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'string' }, (_request, _body, done) => {
      done(null, {});
    });
    readerLink(scope, ctx);
  });
}

/**
 * Serves the form. It needs no form token: whoever sends it, the owner of the address decides. The
 * answer is the same for an address that is on the list already.
 */
function askForReport(app: FastifyInstance, ctx: Ctx): void {
  const mail = openMail(ctx.config);
  app.addHook('onClose', (_app, done) => {
    mail.close();
    done();
  });
  const exceeds = {
    machine: limitOf(app, { max: most.fromMachine, timeWindow: '1 hour' }),
    address: limitOf(app, {
      max: most.toAddress,
      timeWindow: '1 day',
      keyGenerator: (request) => keyOfAddress(typedIn(request)),
    }),
  };

  const ask = async (request: FastifyRequest, reply: FastifyReply, problem = '') => {
    const language = readLanguage(request.query);
    const text = reportTexts[language];
    const error = problem && `${frameTexts[language].error}: `;
    return reply.viewAsync('public/report', {
      ...(await pageOf(ctx, language, `${error}${text.title}`, reportPath)),
      action: addressIn(language, reportPath),
      typed: typedIn(request),
      problem,
      kept: text.kept(keptDays),
    });
  };

  app.get(reportPath, everybody, async (request, reply) => ask(request, reply));

  app.post(reportPath, everybody, async (request, reply) => {
    const language = readLanguage(request.query);
    const text = reportTexts[language];
    const email = typedIn(request);
    if (faultOfAddress(email) !== undefined) return ask(request, reply.code(422), text.wrongAddress);
    if (await exceeds.machine(request)) return ask(request, reply.code(429), text.tooOften);
    if (!(await exceeds.address(request))) {
      const { kind } = await mail.transmit(await writeConfirmation(ctx, { email, language }));
      if (kind === 'refused') return ask(request, reply.code(422), text.refusedAddress);
      if (kind === 'deferred') return ask(request, reply.code(503), text.notNow);
    }
    return reply.viewAsync('public/report-asked', {
      ...(await pageOf(ctx, language, text.askedTitle)),
      again: addressIn(language, reportPath),
      email,
      notCame: text.notCame(most.toAddress),
    });
  });
}

function typedIn(request: FastifyRequest): string {
  return singleValue(readForm(request.body), 'email') ?? '';
}

/** Serves the links of the mails: opening one changes nothing, its buttons do. */
function readerLink(app: FastifyInstance, ctx: Ctx): void {
  const readLink = (request: FastifyRequest<Link>): ReaderLink => {
    const link = readReaderToken(ctx, request.params.token);
    if (!link) throw problems.notFound();
    return link;
  };

  app.get<Link>(`${reportPath}/:token`, everybody, async (request, reply) => {
    const link = readLink(request);
    const language = readLanguage(request.query);
    const text = reportTexts[language];
    const here = `${reportPath}/${request.params.token}`;
    const listed = await isReader(ctx, link.email);
    const title = listed ? text.listedTitle : link.fresh ? text.confirmTitle : text.overTitle;
    return reply.viewAsync('public/report-link', {
      ...(await pageOf(ctx, language, title, here)),
      email: link.email,
      over: text.overText(linkDays),
      listed: text.listedText(keptDays),
      confirm: !listed && link.fresh ? addressIn(language, here) : '',
      leave: listed ? addressIn(language, `${here}/af`) : '',
      again: addressIn(language, reportPath),
    });
  });

  app.post<Link>(`${reportPath}/:token`, everybody, async (request, reply) => {
    const link = readLink(request);
    if (link.fresh) await addReader(ctx, link);
    return reply.redirect(addressIn(readLanguage(request.query), `${reportPath}/${request.params.token}`), 303);
  });

  app.get<Link>(`${reportPath}/:token/af`, everybody, async (request, reply) => {
    readLink(request);
    return reply.redirect(addressIn(readLanguage(request.query), `${reportPath}/${request.params.token}`), 303);
  });

  app.post<Link>(`${reportPath}/:token/af`, everybody, async (request, reply) => {
    await removeReader(ctx, readLink(request).email);
    const language = readLanguage(request.query);
    const text = reportTexts[language];
    return reply.viewAsync('public/report-left', {
      ...(await pageOf(ctx, language, text.leftTitle)),
      again: addressIn(language, reportPath),
    });
  });
}

/** What each page shows. One that can be opened again has a link to the other language. */
async function pageOf(ctx: Ctx, language: Language, title: string, here = '') {
  const study = await getOnlyStudy(ctx);
  const choice = here !== '' && study.definition.languages.length > 1;
  return {
    frame: frame(title, language, { study, languageLink: choice ? addressIn(otherLanguage(language), here) : '' }),
    text: reportTexts[language],
  };
}
