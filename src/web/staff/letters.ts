import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { localDay } from '../../language/local-day.js';
import { letterNames } from '../../presentation/texts/letters.js';
import type { Language } from '../../language/text.js';
import { problems } from '../../problem.js';
import { changeBureauLetters } from '../../study/change-letters.js';
import type { BureauLetters } from '../../study/definition.js';
import { listBureauLetters, listNewestLetters } from '../../study/letters.js';
import { longestForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { fieldOf, ownWords, readBureauLetters, valuesOf } from './bureau-letters-form.js';
import {
  describeStored,
  sentBase,
  showForm,
  storeUnlessChanged,
  type FormValues,
  type RefusedForm,
} from './conflict.js';
import { readScope, type StaffScope } from './scope.js';
import { staffFrame } from './frame.js';
import { lettersTexts } from './letters-texts.js';

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
      const base = sentBase(form);
      if (read.problems.length) return showLetters(ctx, request, reply.code(422), scope, { ...read, base });
      const { study: slug, languages } = study.definition;
      const stored = await storeUnlessChanged(
        ctx,
        { form, typed: read.typed, name: `letters of ${bureau}` },
        {
          read: async (tx) => valuesOf((await listBureauLetters(tx, slug)).get(bureau) ?? {}, languages),
          store: (tx) => changeBureauLetters(tx, slug, { bureau, settings }, request.account.email),
        },
      );
      if ('changed' in stored) {
        const problems = describeChanged(stored.changed, languages, page.language);
        return showLetters(ctx, request, reply.code(409), await readScope(ctx, request), {
          ...{ typed: read.typed, base: stored.base, problems, conflict: true },
        });
      }
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
  refused?: RefusedForm,
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
        changed:
          changed === undefined
            ? ''
            : text.changedOn(page.numbers.shortDay(localDay(new Date(changed)), localDay(ctx.now()))),
      };
    }),
    own: viewer.rights.has('bureau-letters.write') ? showOwn(scope, page.language, refused) : null,
    action: page.to(at.letters),
    ...showForm(refused, valuesOf(ownSettings(scope), study.definition.languages), page.language),
    saved: saved && !refused ? text.saved : '',
  });
}

/** What the bureau of a page set last. */
function ownSettings({ study, bureau }: StaffScope): BureauLetters {
  return study.definition.bureaus.find(({ slug }) => slug === bureau)?.mail ?? {};
}

/** What is stored now of the fields that a colleague changed. */
function describeChanged(changed: FormValues, languages: readonly Language[], language: Language) {
  const text = lettersTexts[language];
  const several = languages.length > 1;
  const labels = ownWords.flatMap((words) =>
    languages.map((one) => {
      const of = several ? ` (${letterNames[language].languages[one]})` : '';
      return [fieldOf(words, one), `${text[words.name]}${of}`] as const;
    }),
  );
  return [...labels, ['replyTo', text.replyTo] as const].flatMap(([field, label]) => {
    const value = changed[field];
    return value === undefined ? [] : [describeStored(field, label, value, language)];
  });
}

/** The form of a bureau: what it set last, or what was typed. */
function showOwn(scope: StaffScope, language: Language, refused: RefusedForm | undefined) {
  const { languages, contact } = scope.study.definition;
  const stored = valuesOf(ownSettings(scope), languages);
  const text = lettersTexts[language];
  const problemOf = (field: string) => refused?.problems.find((one) => one.field === field)?.words ?? '';
  const valueOf = (field: string) => (refused ? refused.typed : stored)[field] ?? '';
  return {
    words: ownWords.map((words) => ({
      title: text[words.name],
      name: words.name,
      hint: text[`${words.name}Hint`],
      fields: languages.map((one) => {
        const field = fieldOf(words, one);
        const label = languages.length > 1 ? letterNames[language].languages[one] : text[words.name];
        return { field, label, lang: one, value: valueOf(field), rows: words.rows, problem: problemOf(field) };
      }),
    })),
    replyTo: { hint: text.replyToHint(contact.email), value: valueOf('replyTo'), problem: problemOf('replyTo') },
  };
}
