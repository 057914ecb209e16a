import { mayFollowPlan, type BureauSending } from '../../fieldwork/bureau-sending.js';
import type { Campaign } from '../../fieldwork/campaign.js';
import { codes, dispositions, ratesOf, sumDispositions } from '../../fieldwork/dispositions.js';
import type { CompletedDay, FieldworkCell } from '../../fieldwork/figures.js';
import type { NextLetters } from '../../fieldwork/next-letters.js';
import { countStates, personStates, type StateCounts } from '../../fieldwork/person-state.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { dayPicture, onPage, type Day } from '../../presentation/charts/index.js';
import type { StaffFieldwork } from '../../publication/staff-fieldwork.js';
import { statusOf } from '../../study/waves.js';
import { at } from './addresses.js';
import type { StaffScope } from './scope.js';
import type { StaffFrame } from './frame.js';
import { homeTexts } from './home-texts.js';
import { nextStep } from './next-step.js';
import { showToDo } from './to-do.js';
import { findOwner } from './owner.js';
import { peopleTexts } from './people-texts.js';

interface HomeInput {
  readonly scope: StaffScope;
  readonly page: StaffFrame;
  /** Undefined before there is a wave. */
  readonly fieldwork: StaffFieldwork | undefined;
  readonly campaign: Campaign;
  readonly frameMissing: boolean;
  readonly sending: readonly BureauSending[];
  readonly now: Date;
}

/** Returns what views/staff/home.eta shows: a sentence, what to do, counts, days and rates. */
export function showHome({ scope, page, fieldwork, campaign, frameMissing, sending, now }: HomeInput) {
  const { bureau, study } = scope;
  const { numbers, to, language } = page;
  const text = homeTexts[language];
  const cells = fieldwork?.cells ?? [];
  const counts = countStates(cells);
  const all = sumOf(counts);
  const today = localDay(now);
  const isPublished = fieldwork?.isPublished ?? false;
  const todo = nextStep({ scope, counts, campaign, frameMissing, sending, isPublished, today });
  const named = findOwner(scope)?.bureau;
  const isClosed = scope.wave !== undefined && statusOf(scope.wave) === 'closed';
  const show = (of: StateCounts, ofBureau: string | undefined) =>
    personStates.map((state) => ({
      words: peopleTexts[language].states[state],
      people: numbers.count(of[state]),
      none: of[state] === 0,
      href: ofBureau !== undefined && ofBureau === named && of[state] > 0 ? to(at.people, { state }) : '',
    }));
  return {
    sentence: describe(scope, counts, page, { campaign, sending, today }),
    next: showToDo(todo, page, today),
    counts: bureau !== undefined && all > 0 ? show(counts, bureau) : [],
    inAll: text.inAll(numbers.count(all)),
    people: named === undefined ? '' : to(at.people),
    silent: named === undefined || !counts.sent || isClosed ? '' : to(at.silent),
    bureaus:
      bureau === undefined && all > 0
        ? [
            ...study.definition.bureaus.map(({ slug, name }) => {
              const its = countStates(cells.filter((cell) => cell.bureau === slug));
              return { name, all: numbers.count(sumOf(its)), states: show(its, slug), sum: false };
            }),
            { name: text.together, all: numbers.count(all), states: show(counts, undefined), sum: true },
          ]
        : [],
    states: personStates.map((state) => peopleTexts[language].states[state]),
    curve: all > 0 ? showCurve(scope, page, fieldwork?.days ?? null, { ...campaign, today }) : null,
    rates: all > 0 ? showRates(scope, page, cells) : [],
  };
}

/** Where it stands, in a sentence. */
function describe(
  { wave }: StaffScope,
  counts: StateCounts,
  { numbers, language }: StaffFrame,
  { campaign, sending, today }: Pick<HomeInput, 'campaign' | 'sending'> & { readonly today: string },
): string {
  const text = homeTexts[language];
  if (!wave) return text.noWave;
  const all = sumOf(counts);
  const status = statusOf(wave);
  const before = status === 'closed' ? text.closed : status === 'prepared' ? text.prepared : '';
  if (all === 0) return [before, text.empty].filter(Boolean).join(' ');
  const parts = [text.answered(numbers.count(counts.answered), numbers.count(all))];
  const goes = status === 'open' && wave.planFrom !== null && wave.stoppedAt === null;
  const [first, ...later] = goes ? campaign.next.filter(isReleased(sending)) : [];
  if (first) {
    const { step, day, people } = first;
    parts.push(text.wait(people, numbers.count(people), text.letters[step], numbers.weekday(day, today)));
    const rest = later.reduce((sum, { people: n }) => sum + n, 0);
    if (rest) parts.push(text.waitLater(rest, numbers.count(rest)));
  } else {
    if (counts.sent) parts.push(text.silent(numbers.count(counts.sent)));
    if (counts['not-sent']) parts.push(text.notInvited(numbers.count(counts['not-sent'])));
  }
  if (status === 'open' && campaign.waiting) parts.push(text.queued(campaign.waiting, numbers.count(campaign.waiting)));
  const stopped = status === 'open' && wave.stoppedAt !== null ? text.stopped : '';
  return [before, `${parts.join('; ')}.`, stopped].filter(Boolean).join(' ');
}

/** Whether the planned letters of a bureau go. */
function isReleased(sending: readonly BureauSending[]): (letters: NextLetters) => boolean {
  const following = sending.filter(mayFollowPlan).map(({ bureau }) => bureau);
  return ({ bureau }) => following.includes(bureau);
}

function sumOf(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** The days of all bureaus together, with the viewer's own mailings. */
function showCurve(
  { bureau }: StaffScope,
  { language, numbers }: StaffFrame,
  days: StaffFieldwork['days'],
  { mailings, today }: Campaign & { readonly today: string },
) {
  const text = homeTexts[language];
  const title = bureau === undefined ? text.curve : text.curveOfAll;
  const told = days === null ? text.curveWaits : days.length ? '' : text.noCurve;
  const steps = mailings.map(({ step, day }) => ({ day, words: peopleTexts[language].steps[step] ?? step }));
  return {
    title,
    told,
    why: told || bureau === undefined ? '' : text.whyAll,
    chart: told ? '' : onPage(dayPicture({ id: 'days', title, language, days: sumByDay(days ?? []), mailings: steps })),
    marks: text.mailings(bureau !== undefined),
    mailings: told ? [] : steps.map(({ day, words }) => `${words}, ${numbers.weekday(day, today)}`),
  };
}

function sumByDay(days: readonly CompletedDay[]): Day[] {
  const sums = new Map<string, number>();
  for (const { day, completed } of days) sums.set(day, (sums.get(day) ?? 0) + completed);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, completed]) => ({ day, completed }));
}

function showRates({ study }: StaffScope, { language, numbers }: StaffFrame, cells: readonly FieldworkCell[]) {
  return study.definition.groups.flatMap(({ slug, name }) => {
    const counts = sumDispositions(cells.filter(({ group }) => group === slug));
    const people = codes
      .filter((code) => dispositions[code].category !== 'NE')
      .reduce((sum, code) => sum + (counts[code] ?? 0), 0);
    const { RR1 } = ratesOf(counts);
    if (people === 0 || RR1 === null) return [];
    return [{ group: inLanguage(name, language), rate: numbers.rate(RR1), people: numbers.count(people) }];
  });
}
