import type { Ctx } from '../../context.js';
import { hoursOn } from '../../fieldwork/calendar.js';
import { sendingSkips } from '../../fieldwork/judge-sending.js';
import { exampleOf } from '../../fieldwork/letter-example.js';
import { writeMailbox } from '../../fieldwork/letter-preview.js';
import { planDaysOf } from '../../fieldwork/plan-days.js';
import type { SendingReview } from '../../fieldwork/send-now.js';
import type { Owner } from '../../fieldwork/own-people.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { writeLetter } from '../../mail/letter.js';
import type { Step } from '../../study/definition.js';
import { statusOf } from '../../study/waves.js';
import { at } from './addresses.js';
import type { StaffFrame } from './frame.js';
import { contentsOf } from './letter-page.js';
import type { WaveScope } from './scope.js';
import { sendTexts } from './send-texts.js';

interface ReviewInput {
  readonly scope: WaveScope;
  readonly owner: Owner;
  readonly step: Step;
  readonly page: StaffFrame;
  readonly review: SendingReview;
  /** Whether the bureau stopped its own letters. */
  readonly stopped: boolean;
  /** The number on a button that was pressed and is no longer true. */
  readonly pressed: number | undefined;
}

/** Returns what views/staff/send.eta shows: everything that pressing its button will do. */
export async function showReview(ctx: Ctx, input: ReviewInput) {
  const { scope, step, page, review, pressed } = input;
  const { numbers, to, language } = page;
  const text = sendTexts[language];
  const { groups } = scope.study.definition;
  const count = numbers.count(review.people);
  const [one, several] = text.letters[step.step];
  const why = whyNot(input);
  return {
    plan: to(at.plan),
    people: review.people === 0 ? text.nobody : text.people(review.people, count),
    groups:
      groups.length > 1
        ? groups
            .filter(({ slug }) => review.groups[slug])
            .map(({ slug, name }) => text.ofGroup(numbers.count(review.groups[slug] ?? 0), inLanguage(name, language)))
        : [],
    problem: pressed === undefined ? '' : text.changed(numbers.count(pressed), count),
    progress: to(at.progress(step.step)),
    cannot: why,
    facts: await showFacts(ctx, input),
    notes: why ? [] : showNotes(ctx, input),
    form:
      why || review.people === 0
        ? null
        : {
            action: to(at.send(step.step)),
            count: review.people,
            button: text.button(count, review.people === 1 ? one : several),
          },
    skipped: sendingSkips
      .filter((reason) => review.skipped[reason] > 0)
      .map((reason) => ({ people: numbers.count(review.skipped[reason]), words: text.skips[reason] })),
    from: review.from === null ? '' : text.tooSoonFrom(numbers.weekday(review.from, localDay(ctx.now()))),
  };
}

/** Why nothing can be sent now; empty where it can. */
function whyNot({ scope, stopped, page }: ReviewInput): string {
  const text = sendTexts[page.language];
  if (statusOf(scope.wave) !== 'open') return text.notOpen;
  if (scope.wave.stoppedAt !== null) return text.stoppedAll;
  return stopped ? text.stopped : '';
}

/** The letter as somebody made up gets it, of each group. */
async function showFacts(ctx: Ctx, { scope, owner, step, page }: ReviewInput) {
  const { study, wave } = scope;
  const { to, language } = page;
  const text = sendTexts[language];
  const [first] = study.definition.groups;
  const letter = async (grp: string) => {
    const person = await exampleOf(ctx, { study: wave.study, wave, grp, bureau: owner.bureau }, language);
    const shown = { step: step.step, group: grp, language, to: person, person: '' };
    return writeLetter(await contentsOf(ctx, shown));
  };
  const { from, replyTo, subject } = await letter(first?.slug ?? '');
  return {
    heads: [
      { name: text.subject, value: subject },
      { name: text.from, value: writeMailbox(from) },
      { name: text.replyTo, value: replyTo },
      { name: text.when, value: text.now },
    ],
    examples: study.definition.groups.map(({ slug, one }) => ({
      href: to(at.letter(step.step), { group: slug }),
      words: text.exampleOf(inLanguage(one, language)),
    })),
  };
}

function showNotes(ctx: Ctx, { scope, step, page }: ReviewInput): string[] {
  const { numbers, language } = page;
  const text = sendTexts[language];
  const now = ctx.now();
  const today = localDay(now);
  const hours = hoursOn(step, today);
  const inHours = hours !== undefined && hours.from <= now && now < hours.until;
  const planned = planDaysOf(scope.study.definition.mail.steps, scope.wave, today).find(
    (one) => one.step.step === step.step,
  );
  return [
    ...(inHours ? [] : [text.outOfHours(numbers.weekday(today, today), numbers.time(now))]),
    ...(scope.wave.planFrom !== null && planned && planned.day >= today
      ? [text.planned(numbers.weekday(planned.day, today))]
      : []),
    ...(ctx.config.smtpUrl === undefined ? [text.noServer] : []),
  ];
}
