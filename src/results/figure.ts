import { z } from 'zod';
import { Comparability } from '../questionnaire/comparability/comparability.js';
import { Code } from '../questionnaire/code.js';
import { Text } from '../language/text.js';
import { AnchorBase } from './anchor-base.js';
import { Described, Measured } from './measured.js';
import { ChanceBand, DetectableChange, PointDifference, type Tested } from './tested.js';
import { DifferenceTest, Verdict, type PRange } from './verdict.js';

/** One share of a question in two waves that were both counted. */
export const Figure = z
  .object({
    question: z.string().meta({ description: 'A question, or an item of a battery.' }),
    code: Code,
    text: Text,
    label: Text,
    comparability: Comparability,
    changes: z
      .array(Comparability)
      .readonly()
      .meta({ description: 'All that differs between both times, the gravest first.' }),
    now: Described,
    then: Measured.nullable(),
    difference: PointDifference.nullable().meta({
      description: 'null where nothing can be compared: across a break, of words, of nobody.',
    }),
    p: DifferenceTest.nullable().meta({
      description: 'null where nothing was tested: of anything but an anchor or a core outcome, or on few answers.',
    }),
    smallestDetectable: DetectableChange.nullable(),
    chance: ChanceBand.nullable().meta({ description: 'null where nothing can be compared.' }),
    bases: z.array(AnchorBase).readonly().meta({
      description: 'Of an anchor every defensible base, its own first; the verdict needs all to agree. Else empty.',
    }),
    verdict: Verdict,
  })
  .readonly();
export type Figure = z.infer<typeof Figure>;

/** Returns what was tested, as a figure holds it; nulls where nothing was. */
export function testsOf(
  tested: Tested | undefined,
  p: DifferenceTest | null,
): Pick<Figure, 'difference' | 'p' | 'smallestDetectable' | 'chance'> {
  const { difference = null, smallestDetectable = null, chance = null } = tested ?? {};
  return { difference, p, smallestDetectable, chance };
}

/** Returns the p values of a difference, the worst of them corrected to `adjusted`. */
export function differenceTestOf({ worst, best }: PRange, adjusted: number): DifferenceTest {
  return { worst, best, method: 'fisher-mid-p', adjusted };
}
