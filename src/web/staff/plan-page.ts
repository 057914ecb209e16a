import { unreleasedOf, type BureauSending } from '../../fieldwork/bureau-sending.js';
import type { Owner } from '../../fieldwork/own-people.js';
import type { CalendarEntry } from '../../fieldwork/plan-calendar.js';
import { planDaysOf, type PlannedDay } from '../../fieldwork/plan-days.js';
import { localDay } from '../../language/local-day.js';
import { letterNames } from '../../presentation/texts/letters.js';
import type { StepName } from '../../study/definition.js';
import { statusOf } from '../../study/waves.js';
import { warnOfEnd } from './after-end.js';
import { at, type PlanAction } from './addresses.js';
import type { StaffFrame } from './frame.js';
import { homeTexts } from './home-texts.js';
import { findOwner, findSender } from './owner.js';
import { showCalendar } from './plan-calendar-list.js';
import { showDays, type RefusedDays } from './plan-days-form.js';
import { planTexts, type PlanState } from './plan-texts.js';
import type { WaveScope } from './scope.js';

interface PlanInput {
  readonly scope: WaveScope;
  readonly page: StaffFrame;
  readonly calendar: readonly CalendarEntry[];
  readonly sending: readonly BureauSending[];
  /** The last step of which a letter went, of any bureau. */
  readonly lastGone: StepName | undefined;
  readonly now: Date;
  readonly refused: RefusedDays | undefined;
}

/** Returns what views/staff/plan.eta shows: how it stands, what can be done, and the calendar. */
export function showPlan(input: PlanInput) {
  const { scope, page, calendar, sending, lastGone, now } = input;
  const { wave, study, viewer } = scope;
  const { to, language } = page;
  const text = planTexts[language];
  const { steps } = study.definition.mail;
  const today = localDay(now);
  const days = planDaysOf(steps, wave, today, lastGone);
  const owner = findOwner(scope);
  const isClosed = statusOf(wave) === 'closed';
  const may = (right: 'plan.write' | 'sending.write') => viewer.rights.has(right) && !isClosed;
  const own = sending.find(({ bureau }) => bureau === owner?.bureau);
  const state = owner ? stateOf(scope, own) : stateOfAll(scope);
  const action = (name: PlanAction, key: 'stop' | 'resume' | 'stopAll' | 'resumeAll') => ({
    action: to(at.planAction(name)),
    title: text[`${key}Title`],
    words: text[`${key}Text`],
    button: text[key],
  });
  const unreleased = unreleasedOf(study.definition.bureaus, sending).map(({ slug }) => slug);
  return {
    state: state ? (viewer.rights.has('plan.write') && text.statesOfAll[state]) || text.states[state] : '',
    caution: state !== undefined && state !== 'released',
    afterEnd: isClosed ? '' : warnOfEnd(scope, days, page, today),
    release:
      owner && may('sending.write') && wave.planFrom !== null && own?.releasedAt == null
        ? showRelease(input, owner, days, to(at.planAction('release')))
        : null,
    days: may('plan.write') ? showDays({ wave, steps, days, page, now, refused: input.refused }) : null,
    calendar: showCalendar({
      page,
      calendar,
      days: wave.planFrom === null || isClosed ? [] : days,
      today,
      unreleased,
      owner: findSender(scope),
    }),
    calendarText: isClosed ? '' : text.calendarText,
    calendarNote: state === 'unreleased' ? text.notReleasedYet : '',
    ownSwitch:
      owner && may('sending.write')
        ? own?.stoppedAt == null
          ? action('stop', 'stop')
          : action('resume', 'resume')
        : null,
    allSwitch:
      may('plan.write') && statusOf(wave) === 'open'
        ? wave.stoppedAt === null
          ? action('stop-all', 'stopAll')
          : action('resume-all', 'resumeAll')
        : null,
    bureaus: viewer.rights.has('bureaus.all') ? showBureaus(input) : [],
    now:
      owner && may('sending.write') && statusOf(wave) === 'open'
        ? steps.map(({ step }) => ({ href: to(at.send(step)), words: letterNames[language].steps[step] }))
        : [],
    silent: owner && !isClosed ? to(at.silent) : '',
  };
}

function stateOf(scope: WaveScope, own: BureauSending | undefined): PlanState {
  const { wave } = scope;
  if (own?.stoppedAt != null && statusOf(wave) !== 'closed') return 'stopped';
  if (wave.planFrom !== null && own?.releasedAt == null && statusOf(wave) !== 'closed') return 'unreleased';
  return stateOfAll(scope) ?? 'released';
}

/** What holds the letters of every bureau. */
function stateOfAll({ wave }: WaveScope): PlanState | undefined {
  if (statusOf(wave) === 'closed') return 'closed';
  if (wave.stoppedAt !== null) return 'stopped-all';
  if (wave.planFrom === null) return 'no-days';
  return statusOf(wave) === 'open' ? undefined : 'not-open';
}

function showRelease({ page, calendar, now }: PlanInput, owner: Owner, days: readonly PlannedDay[], action: string) {
  const { language, numbers } = page;
  const text = planTexts[language];
  const first = calendar.find(({ state, bureau }) => state === 'comes' && bureau === owner.bureau);
  return {
    action,
    days: namesOf(days),
    words: first
      ? text.releaseFirst(
          homeTexts[language].letters[first.step as StepName],
          numbers.weekday(first.day, localDay(now)),
          text.comes(first.letters, numbers.count(first.letters)),
        )
      : '',
  };
}

/** Returns the dates of a plan in a word: what somebody saw who released it. */
export function namesOf(days: readonly PlannedDay[]): string {
  return days.map(({ day }) => day).join('_');
}

function showBureaus({ scope, sending, page }: PlanInput) {
  const text = planTexts[page.language];
  return scope.study.definition.bureaus.map(({ slug, name }) => {
    const own = sending.find(({ bureau }) => bureau === slug);
    const state = own?.stoppedAt != null ? 'stopped' : own?.releasedAt != null ? 'released' : 'unreleased';
    return { name, words: text.bureauStates[state] };
  });
}
