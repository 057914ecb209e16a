import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Ctx } from '../context.js';
import { LeftOutReason } from '../fieldwork/figures.js';
import { listFramesOf, type GroupFrame } from '../fieldwork/sampling-frame.js';
import { Text } from '../language/text.js';
import { countApproached, type ApproachedIn } from '../results/approached.js';
import { percentage } from '../statistics/units.js';
import type { StudyDefinition } from '../study/definition.js';
import { listProtocols, type Protocol } from '../study/protocol.js';
import type { Wave } from '../study/waves.js';
import { frameOf } from './frame.js';

/** Who belonged to a group, what part of them was asked, and what part left out by why. */
const FrameThen = z
  .object({
    belongs: z.array(Text).readonly().meta({ description: 'Who belonged, in the words that bureaus counted by.' }),
    coverage: z
      .int()
      .min(0)
      .meta({ description: 'Invited of those who belong, a percentage; over 100 where more were.' }),
    leftOut: z.array(z.object({ reason: LeftOutReason, percent: percentage }).readonly()).readonly(),
  })
  .readonly();
type FrameThen = z.infer<typeof FrameThen>;

/**
 * The letters of a mail plan. In a snapshot of before they were kept, it has no weekdays and hours.
 */
const Letters = z
  .array(
    z
      .object({
        step: z.string(),
        day: z.int(),
        weekdays: z.array(z.string()).readonly().optional(),
        hours: z.string().optional(),
      })
      .readonly(),
  )
  .readonly();

/** Changed, or not known of one of both waves. */
const change = z.enum(['changed', 'unknown']);

/** What else than the questions differs between two waves, so that it may have moved figures. */
export const Remark = z
  .discriminatedUnion('about', [
    z.object({ about: z.literal('frame'), change, then: FrameThen.nullable(), now: FrameThen.nullable() }),
    z.object({ about: z.literal('promise'), change }),
    z.object({ about: z.literal('mode'), change }),
    z.object({
      about: z.literal('mail-plan'),
      change,
      then: Letters.nullable().meta({ description: 'Its letters, by days after the invitation.' }),
      now: Letters.nullable(),
    }),
  ])
  .meta({ id: 'Remark', description: 'What else than the questions differs between two waves, or is not known.' });
export type Remark = z.infer<typeof Remark>;

/** From how many points on a coverage, or a part left out, counts as another frame. */
const pointsApart = 10;

/** Which two waves are compared, and how many people the later one invited. */
interface Compared {
  readonly wave: Wave;
  readonly against: Wave;
  readonly approachedIn: ApproachedIn;
}

/**
 * Returns what else differs between two waves than what they asked, for each of the groups. Of a
 * baseline none of it is known.
 */
export async function readRemarks(
  ctx: Ctx,
  { wave, against, approachedIn }: Compared,
  definition: StudyDefinition,
  groups: readonly string[],
): Promise<(group: string) => Remark[]> {
  if (against.kind === 'baseline') return () => remarksOn(undefined, undefined, [], []);
  const slugs = [wave.slug, against.slug];
  const [frames, protocols] = [await listFramesOf(ctx, slugs), await listProtocols(ctx, slugs)];
  const isKnown = slugs.every((slug) => frames.get(slug)?.length);
  const approachedThen = isKnown ? await countApproached(ctx, against.slug, groups) : undefined;
  const frameIn = (slug: string, group: string, invited: ApproachedIn | undefined) =>
    invited && frameThen(frames.get(slug) ?? [], group, invited(group).people, definition);
  const of = (slug: string) => protocols.filter((one) => one.wave === slug).map(({ protocol }) => protocol);
  return (group) =>
    remarksOn(
      frameIn(against.slug, group, approachedThen),
      frameIn(wave.slug, group, approachedIn),
      of(against.slug),
      of(wave.slug),
    );
}

function remarksOn(
  frameBefore: FrameThen | undefined,
  frameNow: FrameThen | undefined,
  before: readonly Protocol[],
  now: readonly Protocol[],
): Remark[] {
  const isKnown = before.length > 0 && now.length > 0;
  const changeOf = (part: (protocol: Protocol) => unknown): Remark['change'] | undefined => {
    if (!isKnown) return 'unknown';
    // Where one wave had several, whatever it is compared with differs from one of them.
    const [first, ...others] = [...before, ...now].map(part);
    return others.every((one) => isDeepStrictEqual(one, first)) ? undefined : 'changed';
  };
  const frame = changeOfFrame(frameBefore, frameNow);
  const promise = changeOf(({ promise, bureauSees }) => ({ promise, bureauSees }));
  const mode = changeOf(({ mode }) => mode);
  const mailPlan = changeOf((one) => one.mailPlan);
  return [
    ...(frame ? [{ about: 'frame' as const, change: frame, then: frameBefore ?? null, now: frameNow ?? null }] : []),
    ...(promise ? [{ about: 'promise' as const, change: promise }] : []),
    ...(mode ? [{ about: 'mode' as const, change: mode }] : []),
    ...(mailPlan
      ? [{ about: 'mail-plan' as const, change: mailPlan, then: lettersOf(before), now: lettersOf(now) }]
      : []),
  ];
}

function lettersOf(protocols: readonly Protocol[]) {
  return protocols.at(-1)?.mailPlan ?? null;
}

function changeOfFrame(before: FrameThen | undefined, now: FrameThen | undefined): Remark['change'] | undefined {
  if (!before || !now) return 'unknown';
  if (!isDeepStrictEqual(before.belongs, now.belongs)) return 'changed';
  const partOf = ({ leftOut }: FrameThen, reason: LeftOutReason) =>
    leftOut.find((one) => one.reason === reason)?.percent ?? 0;
  const differences = [
    now.coverage - before.coverage,
    ...LeftOutReason.options.map((reason) => partOf(now, reason) - partOf(before, reason)),
  ];
  return differences.some((points) => Math.abs(points) >= pointsApart) ? 'changed' : undefined;
}

/** The frame of a group over all bureaus; undefined until each of them filled it in. */
function frameThen(
  frames: readonly GroupFrame[],
  group: string,
  invited: number,
  definition: StudyDefinition,
): FrameThen | undefined {
  const own = frames.filter((frame) => frame.group === group);
  const all = frameOf({ frames: own, cells: [], invitedInAll: () => invited }, definition).find(
    (row) => row.group === group,
  );
  if (!all?.belong) return undefined;
  const percentOf = (people: number) => Math.round((100 * people) / all.belong);
  const belongs = new Map(own.map((frame) => [frame.belongs.nl, frame.belongs]));
  return {
    belongs: [...belongs.values()].sort((a, b) => (a.nl < b.nl ? -1 : 1)),
    coverage: percentOf(invited),
    leftOut: all.reasons.map(({ reason, people }) => ({ reason, percent: percentOf(people) })),
  };
}
