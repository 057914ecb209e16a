import type { SimulatedOutcome, SimulatedShare, Simulation, SimulationSettings } from './simulation.js';
import { longestOther, meansMissing, textField, type Option } from '../option.js';
import { draw, type Random } from '../random.js';
import { chancesOfSome, inventedText, leftOpen } from './shares.js';

/** With more options than this that go together, the possible answers are too many to list. */
const mostListed = 12;

interface Chance {
  readonly option: Option;
  readonly chance: number;
}

/**
 * Returns how simulated respondents answer a multiple choice. With fixed shares one option that
 * stands alone (exclusive or missing); otherwise each of the others with its own chance, drawn
 * again when none is chosen.
 */
export function simulateMultiple(
  settings: SimulationSettings,
  { id, optional, options }: { id: string; optional?: true | undefined; options: readonly Option[] },
): Simulation {
  const chances = chancesOfSome(settings, id, options);
  const all = options.map((option, i): Chance => ({ option, chance: chances[i] ?? 0 }));
  const standsAlone = ({ option }: Chance) => option.exclusive === true || meansMissing(option);
  const free = all.filter((chance) => !standsAlone(chance) && chance.chance > 0);
  const none = product(free.map(({ chance }) => 1 - chance));
  const alone = shareOut(all.filter(standsAlone), free.length > 0);
  const together = 1 - alone.reduce((sum, { chance }) => sum + chance, 0);

  const chooseFree = (random: Random): Option[] => {
    for (;;) {
      const chosen = free.filter(({ chance }) => random() < chance).map(({ option }) => option);
      if (chosen.length) return chosen;
    }
  };
  const shares = [...alone.map(({ chance }) => chance), together];
  const choose = (random: Random): Option[] => {
    const one = alone[draw(random, shares)];
    return one ? [one.option] : chooseFree(random);
  };
  return {
    answer(random) {
      if (optional && random() < leftOpen.closed) return { [id]: [] };
      const chosen = new Set(choose(random));
      const fields: Record<string, string | string[]> = {
        [id]: options.filter((option) => chosen.has(option)).map(({ code }) => String(code)),
      };
      for (const option of chosen) if (option.text) fields[textField(id, option)] = inventedText(random, longestOther);
      return fields;
    },
    truth: truthOf(
      id,
      alone,
      free.map(({ option, chance }) => ({ option, chance: (together * chance) / (1 - none) })),
      all,
    ),
    outcomes() {
      if (free.length > mostListed) return undefined;
      return [
        ...alone.map(({ option, chance }) => ({ codes: [String(option.code)], share: chance })),
        ...subsets(free).map(({ codes, share }) => ({ codes, share: (together * share) / (1 - none) })),
      ];
    },
  };
}

/** The shares of the options that stand alone; scaled up to 1 when nothing else can be chosen. */
function shareOut(alone: readonly Chance[], others: boolean): readonly Chance[] {
  const sum = alone.reduce((total, { chance }) => total + chance, 0);
  return others || sum === 0 ? alone : alone.map(({ option, chance }) => ({ option, chance: chance / sum }));
}

/** The shares among those who gave a substantive answer. */
function truthOf(
  table: string,
  alone: readonly Chance[],
  free: readonly Chance[],
  all: readonly Chance[],
): SimulatedShare[] {
  const base = 1 - alone.reduce((sum, { option, chance }) => (meansMissing(option) ? sum + chance : sum), 0);
  if (base <= 0) return [];
  const shares = new Map([...alone, ...free].map(({ option, chance }) => [option, chance]));
  return all.flatMap(({ option }) =>
    meansMissing(option) ? [] : [{ table, code: String(option.code), share: (shares.get(option) ?? 0) / base }],
  );
}

/** All combinations but the empty one, each with its share before that one was ruled out. */
function subsets(free: readonly Chance[]): SimulatedOutcome[] {
  const all = free.reduce<SimulatedOutcome[]>(
    (before, { option, chance }) =>
      before.flatMap(({ codes, share }) => [
        { codes, share: share * (1 - chance) },
        { codes: [...codes, String(option.code)], share: share * chance },
      ]),
    [{ codes: [], share: 1 }],
  );
  return all.filter(({ codes }) => codes.length > 0);
}

function product(factors: readonly number[]): number {
  return factors.reduce((all, factor) => all * factor, 1);
}
