import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import type { Fields } from '../../questionnaire/fields.js';
import { addDays, localDay } from '../../language/local-day.js';
import { numbersIn } from '../../language/numbers.js';
import type { Language } from '../../language/text.js';
import { nameOf } from '../../study/stored.js';
import { findRespondent, type Respondent, type RespondentStatus } from '../../response/respondent.js';
import { tellDates } from '../../study/wave-dates.js';
import { frame, keepNothing, type Frame } from '../plugins/frame.js';
import { addressIn, erasurePath, privacyPath } from '../plugins/language.js';
import { readFormWithToken } from '../plugins/forms.js';
import { linkMarks, readSession, type Ended, type Linked } from './session.js';
import { respondentTexts } from './texts.js';

/** A respondent who came by a link, with language and form token. */
export interface Visit {
  readonly respondent: Respondent;
  readonly language: Language;
  readonly link: string;
  /** Of a sample the copy that this browser answers as, once begun. */
  readonly copy: string | undefined;
  readonly token: string;
  /**
   * The name under which this browser keeps what was typed; empty in a sample: it keeps nothing.
   */
  readonly keep: string;
  /** The address at which the current page can be opened again. */
  readonly here: string;
  /** The date in the Netherlands. */
  readonly today: string;
}

/**
 * The addresses of a respondent's pages; they contain no token, no e-mail address and no answer.
 */
export const at = {
  introduction: '/vragenlijst',
  start: '/vragenlijst/begin',
  page: (id: string) => `/vragenlijst/vraag/${id}`,
  change: (id: string) => `/vragenlijst/vraag/${id}?wijzig=1`,
  overview: '/vragenlijst/overzicht',
  row: (id: string) => `vraag-${id}`,
  /** The server does not see a fragment, so the query says too which section stands open. */
  overviewAt: (id: string, row = `vraag-${id}`) => `/vragenlijst/overzicht?vraag=${id}#${row}`,
  sending: '/vragenlijst/verzenden',
  screenedOut: '/vragenlijst/niet-voor-u',
  thanks: '/vragenlijst/bedankt',
  answers: '/vragenlijst/antwoorden',
  again: '/vragenlijst/opnieuw',
  language: '/vragenlijst/taal',
  optOut: '/afmelden',
  takeBack: '/afmelden/terug',
  claim: '/niet-voor-mij',
} as const;

/** The right of a respondent's pages: the link, which each of them checks itself. */
export const linkHolder = { config: { right: 'link-holder' } } as const;

/** Addresses that only accept forms. */
const postOnly = new Set<string>([at.start, at.sending, at.takeBack]);

/** Returns the visit of the cookie. Throws `notFound` when its link leads nowhere any more. */
export async function receive(ctx: Ctx, request: FastifyRequest): Promise<Visit> {
  const session = readSession(ctx, request);
  const respondent = session && 'link' in session ? await findVisitor(ctx, session) : undefined;
  if (!respondent || !session || !('link' in session)) throw problems.notFound();
  const { languages } = respondent.study.definition;
  const preferred = session.language ?? respondent.language;
  const language = languages.find((offered) => offered === preferred) ?? languages[0] ?? 'nl';
  const { formToken, keep } = linkMarks(ctx, session);
  return {
    respondent,
    language,
    link: session.link,
    copy: session.copy,
    token: formToken,
    keep: respondent.sample ? '' : keep,
    here: postOnly.has(request.routeOptions.url ?? '') ? at.introduction : request.url,
    get today() {
      return localDay(ctx.now());
    },
  };
}

/** Returns who is behind a cookie. A browser whose copy of a sample was dropped starts it again. */
async function findVisitor(ctx: Ctx, { link, copy }: Linked): Promise<Respondent | undefined> {
  return (copy === undefined ? undefined : await findRespondent(ctx, copy)) ?? findRespondent(ctx, link);
}

/** Returns the cookie's part of a sample; nothing of anybody else. */
export function sampleOf({ respondent, link, copy = link }: Visit): Pick<Ended, 'sample'> {
  return respondent.sample ? { sample: { link, copy } } : {};
}

/** Returns the form of this visit; undefined from another site or link. */
export function findVerifiedForm(visit: Visit, request: FastifyRequest): Fields | undefined {
  return readFormWithToken(request.body, visit.token);
}

/** The frame of a respondent's page, with the product's texts. */
export interface RespondentFrame extends Frame {
  readonly w: (typeof respondentTexts)[Language];
}

/** Returns the frame of a respondent's page in `language`. */
export function respondentFrame(title: string, language: Language, of: Parameters<typeof frame>[2]): RespondentFrame {
  return { ...frame(title, language, of), w: respondentTexts[language] };
}

/** Returns the frame of one of this visit's pages; what `of` has stands in place of the visit's. */
export function frameFor(
  { respondent, language, token, keep, here }: Visit,
  title: string,
  of: Partial<Pick<Frame, 'languageLink' | 'token' | 'keep'>> = {},
): RespondentFrame {
  const { study, sample } = respondent;
  const otherLanguage = study.definition.languages.find((offered) => offered !== language);
  return respondentFrame(title, language, {
    study,
    sample,
    asking: respondent.status === 'asked' && here.startsWith(`${at.introduction}/`),
    languageLink: otherLanguage ? `${at.language}/${otherLanguage}?pagina=${encodeURIComponent(here)}` : '',
    token,
    keep: respondent.status === 'asked' ? keep : keepNothing,
    about: respondent.status === 'asked' && respondent.draft ? `${at.introduction}?inleiding#belofte` : '',
    ...of,
  });
}

/**
 * Sends the page for someone who has nothing to answer. They submitted, the wave closed, or they
 * opted out, which can be undone there.
 */
export function showStatus(reply: FastifyReply, visit: Visit) {
  const { respondent, language } = visit;
  const { status, mayReturn } = respondent;
  const w = respondentTexts[language];
  const optedOutText = mayReturn ? w.optedOutText : w.optedOutClosed;
  const texts: Record<RespondentStatus, readonly [title: string, text: string]> = {
    answered: [w.answeredTitle, w.answeredText],
    ineligible: [w.leftTitle, w.leftText],
    notMe: [w.claimedTitle, w.claimedNotMe],
    left: [w.claimedTitle, w.claimedLeft],
    optedOut: [w.optedOutTitle, optedOutText],
    closed: [w.closedTitle, w.closedText(closedOn(respondent, language))],
    asked: [w.answeredTitle, w.answeredText],
  };
  const [title, text] = texts[status];
  // Not who is somebody else than we meant: the questionnaire is not theirs to take part in.
  const saidNo = status === 'optedOut' || status === 'left';
  return reply.viewAsync('respondent/status', {
    frame: frameFor(visit, title),
    text,
    more: status === 'closed' || status === 'answered' ? tellWhatFollows(visit) : [],
    privacy: status === 'closed' ? addressIn(language, privacyPath) : '',
    erase: status === 'answered' ? addressIn(language, erasurePath) : '',
    takeBack: saidNo && mayReturn ? at.takeBack : '',
  });
}

function closedOn({ closedAt }: Respondent, language: Language): string {
  return closedAt === null ? '' : numbersIn(language).day(localDay(new Date(closedAt)));
}

/** What becomes of unsent answers after closing, and when the report is expected. */
function tellWhatFollows({ respondent, language, today }: Visit): string[] {
  const w = respondentTexts[language];
  const { closedAt, status } = respondent;
  const { definition } = respondent.study;
  const erasedOn = closedAt && addDays(localDay(new Date(closedAt)), definition.privacy.draftDays);
  const { reportMonth } = tellDates(respondent, definition, today, language);
  return [
    ...(erasedOn && status === 'closed'
      ? [today > erasedOn ? w.unsentErased : w.unsentToErase(numbersIn(language).day(erasedOn))]
      : []),
    ...(reportMonth === undefined ? [] : [w.reportExpected(reportMonth)]),
  ];
}

/**
 * Sends the page for a foreign form. It came from another link's tab or another site: nothing is
 * stored, and the page says what to do.
 */
export function refuseForm(reply: FastifyReply, visit: Visit) {
  const w = respondentTexts[visit.language];
  return reply.code(403).viewAsync('respondent/status', {
    frame: { ...frameFor(visit, w.otherTabTitle), keep: '' },
    text: w.otherTabText,
    erase: '',
    takeBack: '',
  });
}

/** Returns the name of the bureau that invited this respondent. */
export function bureauName({ respondent }: Visit): string {
  return nameOf(respondent.study.definition.bureaus, respondent.bureau);
}
