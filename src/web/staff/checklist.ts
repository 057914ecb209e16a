import type { Ctx } from '../../context.js';
import { listFrames, listUnfilled } from '../../fieldwork/sampling-frame.js';
import { inLanguage } from '../../language/text.js';
import { reachMailServer } from '../../mail/reach.js';
import { isPlainOutside } from '../../mail/tls.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { findLastBackup } from '../../study/last-backup.js';
import { findLetterFaults } from '../../study/letter-check.js';
import { statusOf } from '../../study/waves.js';
import { at } from './addresses.js';
import type { ChecklistCheck, CheckInput, ChecklistFinding } from './checklist-finding.js';
import { checkExpectations, checkStaff } from './checklist-people.js';
import { checkSizes } from './checklist-sizes.js';
import { checklistTexts } from './checklist-texts.js';

/** What is looked at before a wave opens, in the order in which it is shown. */
const checks: readonly ChecklistCheck[] = [
  checkLetters,
  checkMail,
  checkBackup,
  checkStaff,
  checkFrame,
  checkExpectations,
  checkOthers,
  checkSizes,
];

/** Returns what every check found. */
export async function readChecklist(ctx: Ctx, input: CheckInput): Promise<ChecklistFinding[]> {
  return (await Promise.all(checks.map(async (check) => check(ctx, input)))).flat();
}

/** Every letter of the plan to every group in every language. */
function checkLetters(_ctx: Ctx, { scope, page }: CheckInput): ChecklistFinding[] {
  const text = checklistTexts[page.language];
  const names = letterNames[page.language];
  const { letters, definition } = scope.study;
  const all = definition.mail.steps.flatMap(({ step }) =>
    definition.groups.flatMap(({ slug, name }) =>
      definition.languages.map((language) => {
        const written = letters[step]?.[slug]?.[language];
        return {
          name: `${names.steps[step]} (${inLanguage(name, page.language)}, ${names.languages[language]})`,
          complete: written !== undefined && !findLetterFaults(written, step).length,
        };
      }),
    ),
  );
  const wrong = all.filter(({ complete }) => !complete).map(({ name }) => name);
  const words = wrong.length
    ? text.lettersWrong(page.numbers.list(wrong))
    : text.lettersRight(page.numbers.count(all.length));
  const [href, link] = [page.to(at.letters), text.toLetters];
  return [{ title: text.letters, state: wrong.length ? 'look' : 'right', words: [words], href, link }];
}

/** How long the page waits for the mail server, in milliseconds. */
const patience = { each: 4000, all: 4000 };

/** Whether the mail server lets us in now, as `doctor` tries it. */
async function checkMail({ config }: Ctx, { page, log }: CheckInput): Promise<ChecklistFinding[]> {
  const text = checklistTexts[page.language];
  const { smtpUrl } = config;
  const findings = (state: ChecklistFinding['state'], words: string) => [
    { title: text.mail, state, words: [words], href: '', link: '' },
  ];
  if (smtpUrl === undefined) return findings('look', text.mailNone);
  try {
    await reachMailServer(smtpUrl, patience);
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : '' }, 'the mail server did not let us in');
    return findings('look', text.mailWrong);
  }
  return isPlainOutside(smtpUrl) ? findings('look', text.mailPlain) : findings('right', text.mailRight);
}

/** Whether a backup was made within a day. */
async function checkBackup(ctx: Ctx, { page }: CheckInput): Promise<ChecklistFinding[]> {
  const text = checklistTexts[page.language];
  const last = await findLastBackup(ctx);
  const hours = last ? Math.max(0, Math.floor(last.age / 3_600_000)) : 0;
  const words = !last
    ? text.backupNone
    : !last.recent
      ? text.backupOld(page.numbers.count(Math.floor(hours / 24)))
      : hours === 0
        ? text.backupNew
        : text.backupRight(page.numbers.count(hours));
  return [{ title: text.backup, state: last?.recent ? 'right' : 'look', words: [words], href: '', link: '' }];
}

/** Whether every bureau counted who belongs to its groups. */
async function checkFrame(ctx: Ctx, { scope, page }: CheckInput): Promise<ChecklistFinding[]> {
  const text = checklistTexts[page.language];
  const { definition } = scope.study;
  const unfilled = listUnfilled(await listFrames(ctx, scope.wave.slug), definition);
  const words = unfilled.length
    ? text.frameMissing(page.numbers.list(unfilled.map(({ name }) => name)))
    : text.frameRight;
  const [href, link] = [page.to(at.frame), text.toFrame];
  return [{ title: text.frame, state: unfilled.length ? 'look' : 'right', words: [words], href, link }];
}

/** Whether another wave is open. */
function checkOthers(_ctx: Ctx, { scope, page }: CheckInput): ChecklistFinding[] {
  const text = checklistTexts[page.language];
  const open = scope.waves.filter((one) => one.slug !== scope.wave.slug && statusOf(one) === 'open');
  if (!open.length) return [{ title: text.others, state: 'right', words: [text.othersRight], href: '', link: '' }];
  return open.map(({ slug }) => ({
    title: text.others,
    state: 'look',
    words: [text.othersOpen(slug)],
    href: page.to(at.wave, { wave: slug }),
    link: text.toOther(slug),
  }));
}
