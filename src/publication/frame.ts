import { LeftOutReason, type FieldworkCell, type FrameRow } from '../fieldwork/figures.js';
import { sumLeftOut, type GroupFrame } from '../fieldwork/sampling-frame.js';

interface FrameInput {
  /** What every bureau filled in. */
  readonly frames: readonly GroupFrame[];
  /** Those of the viewer: of one bureau, or of every one. */
  readonly cells: readonly Pick<FieldworkCell, 'group' | 'bureau' | 'invited'>[];
  /** Returns how many people of a group were invited, by all bureaus together. */
  readonly invitedInAll: (group: string) => number;
}

/** Of fewer bureaus, who knows one knows the other out of their sum. */
export const fewestInSum = 3;

/**
 * Returns how many people belong to each group, of the viewer's bureaus and of all together. The
 * sum is there once each of at least three bureaus filled in its part: less would tell the number
 * of some other bureau.
 */
export function frameOf(
  { frames, cells, invitedInAll }: FrameInput,
  { groups, bureaus }: Readonly<Record<'groups' | 'bureaus', readonly { readonly slug: string }[]>>,
): FrameRow[] {
  return groups.flatMap(({ slug: group }) => {
    const filledIn = frames.filter((frame) => frame.group === group);
    const own = bureaus.flatMap(({ slug: bureau }): FrameRow[] => {
      const frame = filledIn.find((one) => one.bureau === bureau);
      const cell = cells.find((one) => one.group === group && one.bureau === bureau);
      return frame && cell ? [rowOf(frame, { bureau, invited: cell.invited })] : [];
    });
    const isTold =
      filledIn.length >= fewestInSum && bureaus.every(({ slug }) => filledIn.some(({ bureau }) => bureau === slug));
    return isTold ? [...own, rowOf(sumOf(group, filledIn), { bureau: null, invited: invitedInAll(group) })] : own;
  });
}

function sumOf(group: string, frames: readonly GroupFrame[]): Omit<GroupFrame, 'belongs' | 'bureau'> {
  return {
    group,
    people: frames.reduce((sum, { people }) => sum + people, 0),
    leftOut: Object.fromEntries(
      LeftOutReason.options.map((reason) => [
        reason,
        frames.reduce((sum, { leftOut }) => sum + (leftOut[reason] ?? 0), 0),
      ]),
    ),
    other: '',
  };
}

function rowOf(
  frame: Omit<GroupFrame, 'belongs' | 'bureau'>,
  { bureau, invited }: Pick<FrameRow, 'bureau' | 'invited'>,
): FrameRow {
  const { group, people: belong, leftOut, other } = frame;
  return {
    group,
    bureau,
    belong,
    invited,
    leftOut: sumLeftOut(frame),
    reasons: LeftOutReason.options.flatMap((reason) => {
      const people = leftOut[reason] ?? 0;
      const otherText = reason === 'other' && bureau !== null ? other : null;
      return people > 0 ? [{ reason, people, otherText }] : [];
    }),
  };
}
