import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { listExamples, mostExamples } from '../../fieldwork/letter-example.js';
import { writeMailbox } from '../../fieldwork/letter-preview.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { letterPlaceholders } from '../../mail/fill-in.js';
import { writeLetter } from '../../mail/letter.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { changeLetter } from '../../study/change-letters.js';
import type { Letter } from '../../study/definition.js';
import { findLetterFaults, type LetterFault } from '../../study/letter-check.js';
import { fromFiles, listVersions, type LetterVersion } from '../../study/letters.js';
import { longestForm, readForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { sentBase, showForm, storeUnlessChanged, type RefusedForm } from './conflict.js';
import { readScope, type StaffScope } from './scope.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { contentsOf, readShownLetter, withinPage, wordIn, type ShownLetter } from './letter-page.js';
import { lettersTexts, type LettersTexts } from './letters-texts.js';

export type OfLetter = FastifyRequest<{ Params: { step: string } }>;

const letterParts = ['subject', 'body'] as const satisfies readonly (keyof Letter)[];

/** What was typed and is not stored: it cannot be, or it is to be looked at first. */
interface Typed {
  readonly letter: Letter;
  readonly faults: readonly LetterFault[];
  readonly base: string;
  /** Whether somebody else changed the letter meanwhile. */
  readonly conflict?: boolean;
}

/** Serves a letter as somebody will get it, and the form in which the coordinator writes it. */
export function letter(app: FastifyInstance, ctx: Ctx): void {
  app.get('/letters/:step', { config: { right: 'staff.read' } }, async (request: OfLetter, reply) => {
    const scope = await readScope(ctx, request);
    return showLetter(ctx, request, reply, scope, await readShownLetter(ctx, scope, request.params, request.query));
  });

  app.post(
    '/letters/:step',
    { config: { right: 'letters.write' }, bodyLimit: longestForm },
    async (request: OfLetter, reply) => {
      const form = readVerifiedForm(request);
      const scope = await readScope(ctx, request);
      const shown = await readShownLetter(ctx, scope, request.params, request.query);
      const letter = { subject: wordIn(form, 'subject'), body: wordIn(form, 'body') };
      const typed = { letter, faults: findLetterFaults(letter, shown.step), base: sentBase(form) };
      if (typed.faults.length) return showLetter(ctx, request, reply.code(422), scope, shown, typed);
      if (wordIn(form, 'look') !== '') return showLetter(ctx, request, reply, scope, shown, typed);
      const { step, group, language } = shown;
      const { study } = scope.study.definition;
      const stored = await storeUnlessChanged(
        ctx,
        { form, typed: letter, name: `letter ${step} ${group} ${language}` },
        {
          read: async (tx) => valuesOf((await listVersions(tx, study, shown))[0]),
          store: (tx) => changeLetter(tx, study, { step, group, language, ...letter }, request.account.email),
        },
      );
      if ('changed' in stored)
        return showLetter(ctx, request, reply.code(409), scope, shown, { ...typed, conflict: true });
      const page = frameOf(request, scope, shown);
      return reply.redirect(page.to(at.letter(step), { ...queryOf(shown, scope), saved: 'yes' }), 303);
    },
  );
}

/** Returns what stands behind the address of a shown letter. */
export function queryOf({ person, group, language, to }: ShownLetter, { bureau }: StaffScope): Record<string, string> {
  if (person !== '') return { person };
  return { group, language, ...(bureau === undefined && { bureau: to.bureau }) };
}

/** Returns the frame of the page of a letter. */
export function frameOf(request: FastifyRequest, scope: StaffScope, shown: ShownLetter, wrong = false): StaffFrame {
  return staffFrame(request, {
    scope,
    path: at.letter(shown.step),
    query: queryOf(shown, scope),
    title: (language) => letterNames[language].steps[shown.step],
    wrong,
  });
}

/** Answers with the page of a letter. */
export async function showLetter(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: StaffScope,
  shown: ShownLetter,
  typed?: Typed,
  testResult?: 'often',
) {
  const { study, viewer, wave, bureau } = scope;
  const page = frameOf(request, scope, shown, (typed?.faults.length ?? 0) > 0 || typed?.conflict === true);
  const text = lettersTexts[page.language];
  const asked = readForm(request.query);
  const versions = await listVersions(ctx, study.definition.study, shown);
  const [newest] = versions;
  const old = versions.find(
    ({ version }) => version !== newest?.version && String(version) === wordIn(asked, 'version'),
  );
  const look = typed && !typed.faults.length && !typed.conflict ? typed.letter : undefined;
  const stored = typed?.conflict ? newest : undefined;
  const contents = await contentsOf(ctx, shown, look ?? stored ?? old);
  const written = writeLetter(contents);
  const { block, styles } = withinPage(written.html);
  const policy = String(reply.getHeader('content-security-policy'));
  void reply.header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' ${styles}`));
  const day = ({ madeAt }: LetterVersion) => page.numbers.day(localDay(new Date(madeAt)));
  const to = (more: Record<string, string> = {}) =>
    page.to(at.letter(shown.step), { ...queryOf(shown, scope), ...more });
  const { languages, groups } = study.definition;
  const chip = (words: string, current: boolean, query: Record<string, string>) => ({
    words,
    current,
    href: page.to(at.letter(shown.step), { ...queryOf({ ...shown, person: '' }, scope), ...query }),
  });
  const result = testResult ?? wordIn(asked, 'test');
  return reply.viewAsync('staff/letter', {
    ...page,
    text,
    purpose: text.purposes[shown.step],
    letters: page.to(at.letters),
    changed: newest ? text.lastChanged(day(newest)) : text.missing,
    chips: [
      groups.map(({ slug, name }) => chip(inLanguage(name, page.language), slug === shown.group, { group: slug })),
      languages.map((one) =>
        chip(letterNames[page.language].languages[one], one === shown.language, { language: one }),
      ),
    ].filter((chips) => chips.length > 1),
    choice:
      bureau === undefined
        ? {
            name: 'bureau',
            label: text.bureau,
            options: study.definition.bureaus.map(({ slug, name }) => ({
              value: slug,
              words: name,
              chosen: slug === shown.to.bureau,
            })),
            hint: '',
          }
        : await choosePerson(ctx, scope, shown, text),
    kept: [
      ...(wave && wordIn(asked, 'wave') !== '' ? [{ name: 'wave', value: wave.slug }] : []),
      ...(page.language === 'en' ? [{ name: 'taal', value: 'en' }] : []),
      { name: 'group', value: shown.group },
      { name: 'language', value: shown.language },
    ],
    here: at.letter(shown.step),
    head: [
      { name: text.from, value: writeMailbox(written.from) },
      { name: text.to, value: writeMailbox(written.to) },
      { name: text.replies, value: written.replyTo },
      { name: text.subject, value: written.subject },
    ],
    block,
    plain: written.text,
    note: look ? text.looking : old ? text.versionShown(day(old)) : '',
    backToNow: old && !look ? to() : '',
    test: {
      action: page.to(`${at.letter(shown.step)}/test`, queryOf(shown, scope)),
      words: text.testText(request.account.email),
      result: new Map(Object.entries(text.testResults)).get(result) ?? '',
    },
    edit: viewer.rights.has('letters.write')
      ? {
          action: to(),
          ...showForm(typed && toRefused(typed, valuesOf(newest), text), valuesOf(newest), page.language),
          letter: typed?.letter ?? old ?? contents.written,
          saved: wordIn(asked, 'saved') !== '' && !typed ? text.savedLetter : '',
          placeholders: letterPlaceholders.map((word) => ({
            word: `{${word}}`,
            value: contents.words[word] ?? text.noDate,
          })),
          versions: versions.map((version) => ({
            words: text.version(day(version), version.madeBy === fromFiles ? text.fromFiles : version.madeBy),
            href: version === newest ? '' : to({ version: String(version.version) }),
          })),
        }
      : null,
  });
}

function valuesOf(letter: Letter | undefined): Record<keyof Letter, string> {
  return { subject: letter?.subject ?? '', body: letter?.body ?? '' };
}

/** What was typed as the form shows it again, with what is wrong or what somebody else wrote. */
function toRefused(
  { letter, faults, base, conflict = false }: Typed,
  stored: Record<keyof Letter, string>,
  text: LettersTexts,
): RefusedForm {
  const others = conflict ? letterParts.filter((part) => stored[part] !== letter[part]) : [];
  const problems = [
    ...others.map((part) => ({ field: part, words: text.changedByOther(text[part]) })),
    ...faults.map((fault) => ({ field: fault.part, words: text.faults(fault) })),
  ];
  // In a conflict the page shows the newest version, with the base of that one.
  return { typed: valuesOf(letter), problems, conflict, ...(!conflict && { base }) };
}

/** The own people of whom one can be chosen. */
async function choosePerson(
  ctx: Ctx,
  { wave, bureau }: StaffScope,
  { group, person, to }: ShownLetter,
  text: (typeof lettersTexts)['nl'],
) {
  const people = wave && bureau !== undefined ? await listExamples(ctx, wave, { bureau, grp: group }) : [];
  const isListed = person === '' || people.some(({ id }) => id === person);
  const listed = isListed ? people : [{ id: person, words: to.name || to.email }, ...people];
  return {
    name: 'person',
    label: text.person,
    options: [
      { value: '', words: text.madeUp, chosen: person === '' },
      ...listed.map(({ id, words }) => ({ value: id, words, chosen: id === person })),
    ],
    hint: people.length === mostExamples ? text.personMore(mostExamples) : '',
  };
}
