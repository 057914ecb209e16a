import { LeftOutReason } from '../../fieldwork/figures.js';
import { listUnfilled, sumLeftOut, type GroupFrame } from '../../fieldwork/sampling-frame.js';
import { inLanguage } from '../../language/text.js';
import { leftOutTexts } from '../../presentation/texts/sampling-frame.js';
import type { StudyDefinition } from '../../study/definition.js';
import { statusOf } from '../../study/waves.js';
import { at } from './addresses.js';
import { showForm, type RefusedForm } from './conflict.js';
import type { StaffFrame } from './frame.js';
import { belongsTo, fieldOf, mostWords, valuesOf } from './sampling-frame-form.js';
import { samplingFrameTexts } from './sampling-frame-texts.js';
import type { WaveScope } from './scope.js';

interface SamplingFrameInput {
  readonly scope: WaveScope;
  readonly page: StaffFrame;
  /** What was filled in by the bureaus that the viewer sees. */
  readonly frames: readonly GroupFrame[];
  /** The bureau that is filled in; undefined while the coordinator chooses one. */
  readonly bureau: StudyDefinition['bureaus'][number] | undefined;
  /** How many people are on its list, by group. */
  readonly listed: ReadonlyMap<string, number>;
  readonly mayWrite: boolean;
  readonly refused: RefusedForm | undefined;
}

/**
 * Returns what views/staff/sampling-frame.eta shows: what is filled in, and the form of a bureau.
 */
export function showSamplingFrame({ scope, page, frames, bureau, listed, mayWrite, refused }: SamplingFrameInput) {
  const { groups } = scope.study.definition;
  const text = samplingFrameTexts[page.language];
  const unfilled = listUnfilled(frames, scope.study.definition, scope.bureau);
  const ownFrames = frames.filter((one) => one.bureau === bureau?.slug);
  const own = (group: string) => ownFrames.find((one) => one.group === group);
  const shown = groups.map((group) => showGroup(group, own(group.slug), listed.get(group.slug) ?? 0, page, refused));
  return {
    todo: unfilled.length === 0 ? '' : describeUnfilled(scope, page, unfilled),
    overview: scope.bureau === undefined ? showOverview(scope, page, frames, bureau?.slug) : null,
    form:
      bureau && mayWrite
        ? {
            action: page.to(at.frame, { ...(scope.bureau === undefined && { bureau: bureau.slug }) }),
            title: scope.bureau === undefined ? text.fillIn(bureau.name) : '',
            ...showForm(refused, valuesOf(ownFrames, groups), page.language),
            groups: shown,
            differences: shown
              .filter(({ counted }) => counted?.differs)
              .map(({ name, people, counted }) => ({ name, field: people.name, words: counted?.words ?? '' })),
          }
        : null,
    fixed:
      bureau && !mayWrite
        ? groups.map((group) => {
            const found = own(group.slug);
            return {
              name: inLanguage(group.name, page.language),
              lines: found ? describeFrame(found, page) : [text.none],
            };
          })
        : [],
  };
}

/** What is still to be filled in. Of a closed wave only the coordinator can do so. */
function describeUnfilled({ wave, bureau }: WaveScope, page: StaffFrame, unfilled: readonly { name: string }[]) {
  const text = samplingFrameTexts[page.language];
  const isClosed = statusOf(wave) === 'closed';
  if (bureau !== undefined) return isClosed ? '' : text.todo;
  const names = page.numbers.list(unfilled.map(({ name }) => name));
  return isClosed ? text.todoLate(names) : text.todoOf(names);
}

/** All bureaus, for who sees each of them, with the way to fill one in. */
function showOverview(
  { study }: WaveScope,
  { language, numbers, to }: StaffFrame,
  frames: readonly GroupFrame[],
  current: string | undefined,
) {
  const { groups, bureaus } = study.definition;
  const text = samplingFrameTexts[language];
  const write = (n: number | undefined) => (n === undefined ? '–' : numbers.count(n));
  const cellsOf = (bureau: string) =>
    groups.flatMap(({ slug, name }) => {
      const found = frames.find((one) => one.bureau === bureau && one.group === slug);
      const group = inLanguage(name, language);
      return [
        { label: text.belongOf(group), value: write(found?.people) },
        { label: text.notAskedOf(group), value: write(found && sumLeftOut(found)) },
      ];
    });
  return {
    heads: cellsOf('').map(({ label }) => label),
    rows: bureaus.map(({ slug, name }) => ({
      name,
      href: to(at.frame, { bureau: slug }),
      current: slug === current,
      cells: cellsOf(slug),
    })),
  };
}

function showGroup(
  group: StudyDefinition['groups'][number],
  filledIn: GroupFrame | undefined,
  listed: number,
  page: StaffFrame,
  refused: RefusedForm | undefined,
) {
  const { language } = page;
  const text = samplingFrameTexts[language];
  const field = (name: string, label: string, stored: string) => ({
    name,
    label,
    value: refused ? (refused.typed[name] ?? '') : stored,
    problem: (refused?.problems ?? []).filter((problem) => problem.field === name).map(({ words }) => words),
  });
  const isFilledIn = filledIn !== undefined && !refused;
  return {
    name: inLanguage(group.name, language),
    belongs: inLanguage(belongsTo(group), language),
    people: field(fieldOf.people(group), text.people, filledIn ? String(filledIn.people) : ''),
    reasons: LeftOutReason.options.map((reason) =>
      field(fieldOf.reason(group, reason), leftOutTexts[language][reason], String(filledIn?.leftOut[reason] ?? '')),
    ),
    words: { ...field(fieldOf.words(group), text.words, filledIn?.other ?? ''), most: mostWords },
    counted: isFilledIn ? describeListed(filledIn, listed, page) : null,
  };
}

/** What should be on the list of the bureau by what was filled in, beside what is. */
function describeListed(frame: GroupFrame, listed: number, { language, numbers }: StaffFrame) {
  const text = samplingFrameTexts[language];
  const left = frame.people - sumLeftOut(frame);
  const told = text.counted(numbers.count(frame.people), numbers.count(sumLeftOut(frame)), numbers.count(left));
  if (left === listed) return { words: `${told} ${text.fits}`, differs: false };
  return { words: `${told} ${listed === 0 ? text.nobodyListed : text.differs(numbers.count(listed))}`, differs: true };
}

/** What was filled in, for who can no longer change it. */
function describeFrame(frame: GroupFrame, { language, numbers }: StaffFrame): string[] {
  const text = samplingFrameTexts[language];
  return [
    text.belongCount(numbers.count(frame.people)),
    ...LeftOutReason.options.flatMap((reason) => {
      const people = frame.leftOut[reason];
      const words = reason === 'other' ? ` (${frame.other})` : '';
      return people ? [`${leftOutTexts[language][reason]}${words}: ${numbers.count(people)}`] : [];
    }),
  ];
}
