/** `npm run simulate:small`: how much the gate tells of small tables, beside the most that could be told. */
import { openSolver } from '../../src/publication/disclosure/solver.js';
import { divide, memoizeRange } from '../publication/disclosure/inversion.js';
import { compareWithBest, measures, type Measure, type Small } from './small.js';

const rules = { base: 10, cell: 3, anchorBase: 20, crosstabCell: 5 };
const findRange = memoizeRange(await openSolver());
const names = Object.keys(measures) as Measure[];

/** Two or three bureaus; of all but the first only the sum is told. */
interface Design {
  readonly name: string;
  readonly bureau: string | undefined;
  readonly tables: readonly Small[];
}

const pooled = [
  [12, 3],
  [14, 3],
  [12, 4],
  [12, 5],
].map(([base = 0, options = 0]): Design => {
  const halves = (counts: readonly number[]): Small => ({
    a: counts.map((count) => Math.ceil(count / 2)),
    b: counts.map((count) => Math.floor(count / 2)),
  });
  return {
    name: `${base} people, ${options} options, all together`,
    bureau: undefined,
    tables: divide(base, options).map(halves),
  };
});
/** Of a bureau beside two others: each way of the first with one in nine of the others. */
const own = [3, 4].map((options): Design => {
  const others = divide(10, options).map((counts) => counts);
  const step = options === 3 ? 9 : 97;
  const tables = divide(10, options).flatMap((mine, i) =>
    others.flatMap((theirs, j): Small[] => ((i + j) % step ? [] : [{ a: mine, ...spread(theirs) }])),
  );
  return { name: `10 people, ${options} options, own beside two bureaus`, bureau: 'a', tables };
});

process.stdout.write(
  `${'table'.padEnd(48)} tables   ${names.map((name) => `${name}: gate, best`.padEnd(22)).join('')}\n`,
);
for (const { name, bureau, tables } of [...pooled, ...own]) {
  const total = Object.fromEntries(names.map((one) => [one, { gate: 0, best: 0 }])) as ReturnType<
    typeof compareWithBest
  >;
  let options = 0;
  for (const small of tables) {
    const compared = compareWithBest(small, bureau, rules, findRange);
    options += Object.values(small)[0]?.length ?? 0;
    for (const one of names) {
      total[one].gate += compared[one].gate;
      total[one].best += compared[one].best;
    }
  }
  const percent = (told: number) => `${((100 * told) / options).toFixed(1)}%`;
  const figures = names.map((one) => `${percent(total[one].gate)}, ${percent(total[one].best)}`.padEnd(22));
  process.stdout.write(`${name.padEnd(48)} ${String(tables.length).padStart(6)}   ${figures.join('')}\n`);
}

/** Five people each of two bureaus. */
function spread(counts: readonly number[]): Small {
  let left = 5;
  const b = counts.map((count) => {
    const taken = Math.min(left, count);
    left -= taken;
    return taken;
  });
  return { b, c: counts.map((count, i) => count - (b[i] ?? 0)) };
}
