import { comparabilities, isBreak, type Comparability, type Compared } from './comparability.js';
import { canonical } from './content.js';
import type { Option } from '../option.js';
import { inAnotherOrder, outOfOrder } from './order.js';
import type { Item, Parts } from './parts.js';
import { placed, type Placed } from './placed.js';
import type { Questionnaire } from '../questionnaire.js';
import { leadInChanges, textChanges, wordChanges } from './rewording.js';

/**
 * Compares each question of `now`, under the names of its tables (an item of a battery has its own), with the same one of
 * `then`. A question that `then` did not have was asked of nobody: universe. `cosmetic` holds the questions whose
 * rewording was judged to be no more than cosmetic.
 *
 * A question whose words stayed the same still breaks (universe) when one that decides who gets it broke.
 */
export function compareQuestionnaires(
  then: Questionnaire,
  now: Questionnaire,
  cosmetic: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, Compared> {
  const before = placed(then);
  const current = placed(now);
  const moved = outOfOrder([...before.keys()], [...current.keys()]);
  const compared = new Map<string, Compared>();
  const broken = new Set<string>();
  for (const [id, question] of current) {
    const earlier = before.get(id);
    const shared = earlier ? changesOf(earlier, question, moved.has(id), broken) : ['universe' as const];
    const tables = tablesOf(earlier?.parts, question);
    for (const [table, own] of tables) {
      compared.set(table, gravest([...shared, ...own], cosmetic.has(id)));
    }
    const whole = gravest([...shared, ...tables.flatMap(([, own]) => own)], cosmetic.has(id));
    if (isBreak(whole.comparability) && whole.comparability !== 'order') broken.add(id);
  }
  return compared;
}

/** The changes that a question's tables share. */
function changesOf(then: Placed, now: Placed, moved: boolean, broken: ReadonlySet<string>): Comparability[] {
  const changes: Comparability[] = [];
  const differ = (part: (parts: Parts) => unknown) => canonical(part(then.parts)) !== canonical(part(now.parts));
  if (then.screenOuts !== now.screenOuts || now.gates.some((gate) => broken.has(gate))) changes.push('universe');
  if (differ(({ optional }) => optional ?? null)) changes.push('universe');
  if (differ(({ showIf }) => showIf ?? null)) changes.push('routing');
  if (differ(({ kind, optionsFrom }) => [kind, optionsFrom ?? null]) || rest(then) !== rest(now)) changes.push('scale');
  if (moved) changes.push('order');
  if (differ(({ order }) => order ?? null) || differ(fixedIn)) changes.push('order');
  if (inAnotherOrder(standing(then.parts), standing(now.parts))) changes.push('order');
  if (inAnotherOrder(itemsOf(then.parts), itemsOf(now.parts))) changes.push('order');
  return [...changes, ...wordChanges(then.parts, now.parts), ...leadInChanges(then.leadIns, now.leadIns)];
}

const fixedIn = ({ options }: Parts) => options.flatMap(({ code, fixed }) => (fixed ? [String(code)] : [])).sort();
/** The codes that stand in the same order for everyone. */
const standing = ({ order, options, also }: Parts) =>
  [...options.filter(({ fixed }) => order !== 'random' || fixed), ...also].map(({ code }) => String(code));
const itemsOf = ({ items }: Parts) => items.map(({ id }) => id);

/** What a kind has beyond the parts that all share, such as the limits of a number. */
function rest({ content }: Placed): string {
  const { id, kind, text, hint, showIf, optional, order, optionsFrom, options, also, items, ...own } = JSON.parse(
    content,
  ) as Record<string, unknown>;
  return canonical(own);
}

/** The changes of each table of `now` alone: of an item of a battery, or of the question's own options. */
function tablesOf(
  then: Parts | undefined,
  { parts: now, tables }: Placed,
): [table: string, changes: Comparability[]][] {
  return tables.map(({ id, shape }) => {
    const item = now.items.find((one) => `${now.id}_${one.id}` === id);
    if (!then) return [id, []];
    if (!item) return [id, optionChanges(shape === 'scale' ? 'scale' : 'options', then.options, now.options)];
    const earlier = then.items.find((one) => one.id === item.id);
    if (!earlier) return [id, ['universe']];
    return [id, [...itemChanges(earlier, item), ...optionChanges('options', then.also, now.also)]];
  });
}

function itemChanges(then: Item, now: Item): Comparability[] {
  const points = now.scale.flatMap((label, point) => {
    const earlier = then.scale[point];
    return earlier ? textChanges('scale', earlier, label) : (['scale'] as const);
  });
  return [...textChanges('wording', then.text, now.text), ...points];
}

/** `level` when a code came or went, or means something else; cosmetic when only the look of a label changed. */
function optionChanges(level: 'scale' | 'options', then: readonly Option[], now: readonly Option[]): Comparability[] {
  const asked = ({ code, text, exclusive, missing }: Option) => canonical([String(code), text, exclusive, missing]);
  if (then.map(asked).sort().join() !== now.map(asked).sort().join()) return [level];
  return now.flatMap((option) => {
    const earlier = then.find(({ code }) => String(code) === String(option.code));
    return earlier ? textChanges(level, earlier.label, option.label) : [];
  });
}

function gravest(found: readonly Comparability[], judgedCosmetic: boolean): Compared {
  const judged = found.map((change) => (judgedCosmetic && change === 'wording' ? 'cosmetic' : change));
  const changes = comparabilities.filter((change) => judged.includes(change));
  return { comparability: changes[0] ?? 'identical', changes };
}
