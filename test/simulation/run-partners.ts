/** `npm run simulate:partners [-- STUDIES]`: how much of their tables partners see of studies of the real size. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareFirstStart, readOurStudy } from '../../src/commands/first-start.js';
import { readConfig } from '../../src/config.js';
import { newId, newReceiptCode, type Ctx } from '../../src/context.js';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase } from '../../src/database/open.js';
import { openSolver } from '../../src/publication/disclosure/solver.js';
import { randomFrom, wholeNumber } from '../../src/questionnaire/random.js';
import { deriveKeys } from '../../src/secret.js';
import { realSize } from '../support/skewed-wave.js';
import { addSeen, gate, nothingSeen, simulateStudy, type Visibility } from './partners.js';

const studies = Number(process.argv[2] ?? 200);
const rules = { base: 10, cell: 3, anchorBase: 20, crosstabCell: 5 };
/** The rules, then with one of them at its floor. */
const variants = {
  'as they are': rules,
  'cell 2, not 3': { ...rules, cell: 2 },
  'base 5, not 10': { ...rules, base: 5 },
};

const folder = await mkdtemp(join(tmpdir(), 'golfslag-simulation-'));
const config = readConfig({ DATA_DIR: folder, RATE_LIMIT: '0' });
const database = openDatabase(config.databaseUrl);
try {
  await migrate(database);
  const keys = deriveKeys('a secret of at least thirty-two characters');
  const ctx: Ctx = { config, keys, database, db: database.db, now: () => new Date(), newId, newReceiptCode };
  await prepareFirstStart(ctx, readOurStudy);
  const findRange = await openSolver();
  const random = randomFrom('sizes');
  const sizes = [
    { name: '53 + 27', studies, people: () => realSize },
    {
      name: '20 to 120',
      studies: Math.ceil(studies / 4),
      people: () => ({ 'ex-client': wholeNumber(random, 20, 120), employer: wholeNumber(random, 20, 120) }),
    },
  ];
  for (const { name, studies: many, people } of sizes) {
    const seen = new Map<string, Seen>();
    for (let i = 0; i < many; i++) {
      for (const counted of await simulateStudy(ctx, { seed: `${name} ${i}`.replaceAll(' ', '-'), people: people() })) {
        for (const [variant, own] of Object.entries(variants)) {
          if (variant !== 'as they are' && i >= many / 4) continue;
          const key = `${counted.group}, ${variant}`;
          const all = seen.get(key) ?? nothingYet();
          const { release, left, milliseconds } = gate(counted, own, findRange);
          addSeen(all, { release, counted });
          seen.set(key, {
            ...all,
            left: all.left + left,
            named: all.named + release.crosstabs.length,
            crosstabs: all.crosstabs + release.crosstabs.filter(({ counts }) => counts !== null).length,
            milliseconds: all.milliseconds + milliseconds,
          });
        }
      }
    }
    print(`${name}, ${many} studies`, seen);
  }
} finally {
  await database.close();
  await rm(folder, { recursive: true });
}

interface Seen {
  readonly pooled: Visibility;
  readonly own: Visibility;
  readonly left: number;
  /** Crosstabs that study.yaml names, and those that are shown. */
  readonly named: number;
  readonly crosstabs: number;
  readonly milliseconds: number;
}

function nothingYet(): Seen {
  return { pooled: nothingSeen(), own: nothingSeen(), left: 0, named: 0, crosstabs: 0, milliseconds: 0 };
}

function print(title: string, seen: ReadonlyMap<string, Seen>): void {
  const rows = [...seen].flatMap(([group, { pooled, own, left, named, crosstabs, milliseconds }]) => [
    `${`${group}, pooled`.padEnd(44)}${lineOf(pooled)}${left ? ` · ${left} anchors left` : ''}${
      named ? ` · ${crosstabs} of ${named} crosstabs` : ''
    }`,
    `${`${group}, own, base ≥ 10`.padEnd(44)}${lineOf(own)} (${(milliseconds / 1000).toFixed(0)} s)`,
  ]);
  const head = 'tables   number  +joined   +class | of answers given: number  +joined   +class | withheld';
  process.stdout.write(`${title.padEnd(44)}${head}\n${rows.join('\n')}\n`);
}

/** What is seen as a number; as that or joined with others; as that or as a class. */
function lineOf({ tables, cells, given, number, joined, class: classed, withheld }: Visibility): string {
  const percent = (of: number, all: number) => (all ? `${((100 * of) / all).toFixed(1)}%` : '–').padStart(8);
  const steps = (key: 'cells' | 'given', all: number) =>
    [number[key], number[key] + joined[key], number[key] + joined[key] + classed[key]]
      .map((one) => percent(one, all))
      .join(' ');
  const reasons = Object.entries(withheld).map(([reason, count]) => `${percent(count, tables).trim()} ${reason}`);
  return `${String(tables).padStart(6)} ${steps('cells', cells)} |                ${steps('given', given)} | ${reasons.join(', ')}`;
}
