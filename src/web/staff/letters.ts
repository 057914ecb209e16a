import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { localDay } from '../../language/local-day.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { problems } from '../../problem.js';
import { changeBureauLetters } from '../../study/change-letters.js';
import { listNewestLetters } from '../../study/letters.js';
import { longestForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { fieldOf, ownWords, readBureauLetters } from './bureau-letters-form.js';
import type { FieldProblem } from './field-problem.js';
import { readScope, type StaffScope } from './scope.js';
import { staffFrame } from './frame.js';
import { lettersTexts } from './letters-texts.js';

/** What a bureau typed that cannot be taken. */
interface Refused {
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Serves the letters in the order of the plan, with what a bureau adds to its own. */
export function letters(app: FastifyInstance, ctx: Ctx): void {
  app.get('/letters', { config: { right: 'staff.read' } }, async (request, reply) =>
    showLetters(ctx, request, reply, await readScope(ctx, request)),
  );

  app.post(
    '/letters',
    { config: { right: 'bureau-letters.write' }, bodyLimit: longestForm },
    async (request, reply) => {
      const form = readVerifiedForm(request);
      const scope = await readScope(ctx, request);
      const { bureau, study } = scope;
      if (bureau === undefined) throw problems.notFound();
      const page = frameOf(request, scope);
      const text = lettersTexts[page.language];
      const { settings, ...read } = readBureauLetters(form, study.definition.languages, text);
      if (read.problems.length) return showLetters(ctx, request, reply.code(422), scope, read);
      await changeBureauLetters(ctx, study.definition.study, { bureau, settings }, request.account.email);
      return reply.redirect(page.to(`${at.letters}#bureau`, { saved: 'yes' }), 303);
    },
  );
}

function frameOf(request: FastifyRequest, scope: StaffScope, wrong = false) {
  return staffFrame(request, { scope, path: at.letters, title: (language) => lettersTexts[language].title, wrong });
}

async function showLetters(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: StaffScope,
  refused?: Refused,
) {
  const page = frameOf(request, scope, refused !== undefined);
  const text = lettersTexts[page.language];
  const { study, viewer } = scope;
  const { mail } = study.definition;
  const newest = await listNewestLetters(ctx, study.definition.study);
  const saved = typeof request.query === 'object' && request.query !== null && 'saved' in request.query;
  return reply.viewAsync('staff/letters', {
    ...page,
    text,
    letters: mail.steps.map(({ step }) => {
      const last = newest.filter((letter) => letter.step === step).map(({ madeAt }) => madeAt);
      const changed = last.sort().at(-1);
      return {
        name: letterNames[page.language].steps[step],
        purpose: text.purposes[step],
        href: page.to(at.letter(step)),
        changed: changed === undefined ? '' : text.changedOn(page.numbers.shortDay(localDay(new Date(changed)))),
      };
    }),
    own: viewer.rights.has('bureau-letters.write') ? showOwn(scope, page.language, refused) : null,
    action: page.to(at.letters),
    problems: refused?.problems ?? [],
    saved: saved && !refused ? text.saved : '',
  });
}

/** The form of a bureau: what it set last, or what was typed. */
function showOwn({ study, bureau }: StaffScope, language: keyof typeof lettersTexts, refused: Refused | undefined) {
  const { languages, bureaus, contact } = study.definition;
  const mail = bureaus.find(({ slug }) => slug === bureau)?.mail ?? {};
  const text = lettersTexts[language];
  const problemOf = (field: string) => refused?.problems.find((one) => one.field === field)?.words ?? '';
  const replyTo = refused ? (refused.typed['replyTo'] ?? '') : (mail.replyTo ?? '');
  return {
    words: ownWords.map((words) => ({
      title: text[words.name],
      name: words.name,
      hint: text[`${words.name}Hint`],
      fields: languages.map((one) => {
        const field = fieldOf(words, one);
        const value = refused ? (refused.typed[field] ?? '') : (mail[words.name]?.[one] ?? '');
        const label = languages.length > 1 ? letterNames[language].languages[one] : text[words.name];
        return { field, label, lang: one, value, rows: words.rows, problem: problemOf(field) };
      }),
    })),
    replyTo: { hint: text.replyToHint(contact.email), value: replyTo, problem: problemOf('replyTo') },
  };
}
