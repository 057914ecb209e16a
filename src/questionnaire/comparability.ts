import { tests, type Condition } from './condition.js';
import { canonical, contentOf } from './content.js';
import type { Option } from './option.js';
import { Parts, type Item } from './parts.js';
import type { Table } from './question.js';
import type { Questionnaire } from './questionnaire.js';
import type { Text } from './text.js';

/**
 * What may differ between two times that a question was asked, the gravest first: who got it, when it was shown, the
 * points it measures on, what one could choose, its words, its place or the order of its answers, only the look of its
 * words, nothing.
 */
export const comparabilities = [
  'universe',
  'routing',
  'scale',
  'options',
  'wording',
  'order',
  'cosmetic',
  'identical',
] as const;
export type Comparability = (typeof comparabilities)[number];

/** What keeps two times from being compared: anything past cosmetic. */
export type Break = Exclude<Comparability, 'cosmetic' | 'identical'>;

export function isBreak(comparability: Comparability): comparability is Break {
  return comparability !== 'identical' && comparability !== 'cosmetic';
}

/** Whether words alone stand in the way, so that somebody may judge that they still ask the same. */
export function isOnlyReworded(compared: Compared | undefined): boolean {
  return (
    compared?.changes[0] === 'wording' && compared.changes.every((change) => !isBreak(change) || change === 'wording')
  );
}

/** How a table of now compares, out of what `compareQuestionnaires` found; what it did not find was asked of nobody then. */
export function comparedOf(found: ReadonlyMap<string, Compared>, table: string): Compared {
  return found.get(table) ?? { comparability: 'universe', changes: ['universe'] };
}

/** How a question, or an item of a battery, compares with an earlier time; `changes` holds everything that differs, the gravest first. */
export interface Compared {
  readonly comparability: Comparability;
  readonly changes: readonly Comparability[];
}

/** A question in its questionnaire: what decides who gets it besides its own condition. */
interface Placed {
  readonly parts: Parts;
  readonly content: string;
  readonly tables: readonly Table[];
  /** The questions on whose answers it depends whether somebody gets it, and which answers it offers. */
  readonly gates: readonly string[];
  /** Every screen-out of the questionnaire: who meets one leaves no answers at all. */
  readonly screenOuts: string;
  /** The texts without a question that lead in to it on its page. */
  readonly leadIns: readonly LeadIn[];
}

type LeadIn = Pick<Parts, 'text' | 'hint' | 'showIf'>;

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

function placed({ definition, questions }: Questionnaire): Map<string, Placed> {
  const found = new Map<string, Placed>();
  const all = canonical(definition.pages.flatMap(({ screenOut }) => screenOut?.when ?? []));
  const screenOuts: Condition[] = [];
  for (const page of definition.pages) {
    const leadIns: LeadIn[] = [];
    for (const question of page.questions) {
      const parts = Parts.parse(question);
      const { id, text, hint, showIf, optionsFrom } = parts;
      const asked = questions.find((one) => one.id === id);
      const conditions = showIf ? [...screenOuts, showIf] : screenOuts;
      const gates = conditions.flatMap((condition) => tests(condition).map((test) => test.question));
      found.set(id, {
        parts,
        content: contentOf(question),
        tables: asked?.tables ?? [],
        leadIns: [...leadIns],
        gates: optionsFrom === undefined ? gates : [...gates, optionsFrom],
        screenOuts: all,
      });
      if (asked?.tables.length === 0) leadIns.push({ text, hint, showIf });
    }
    if (page.screenOut) screenOuts.push(page.screenOut.when);
  }
  return found;
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

function wordChanges(then: LeadIn, now: LeadIn): Comparability[] {
  return [...textChanges('wording', then.text, now.text), ...hints(then, now)];
}

function leadInChanges(then: readonly LeadIn[], now: readonly LeadIn[]): Comparability[] {
  if (then.length !== now.length) return ['wording'];
  return now.flatMap((text, i) => {
    const earlier = then[i];
    if (!earlier || canonical(earlier.showIf ?? null) !== canonical(text.showIf ?? null)) return ['wording'] as const;
    return wordChanges(earlier, text);
  });
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

function hints(then: LeadIn, now: LeadIn): Comparability[] {
  if (!then.hint && !now.hint) return [];
  return then.hint && now.hint ? textChanges('wording', then.hint, now.hint) : ['wording'];
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

/** `level` where the words differ in a language that both have; cosmetic where only their look does, or a translation came or went. */
function textChanges(level: Comparability, then: Text, now: Text): Comparability[] {
  if (canonical(then) === canonical(now)) return [];
  const reworded =
    bare(then.nl) !== bare(now.nl) || (then.en !== undefined && now.en !== undefined && bare(then.en) !== bare(now.en));
  return [reworded ? level : 'cosmetic'];
}

/** The words and signs alone: no capitals, punctuation, emphasis or kinds of blanks. */
function bare(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/(?<![\p{L}\p{N}])-(?=\p{N})|[\p{L}\p{M}\p{N}\p{S}%]+/gu) ?? []
  ).join(' ');
}

function gravest(found: readonly Comparability[], judgedCosmetic: boolean): Compared {
  const judged = found.map((change) => (judgedCosmetic && change === 'wording' ? 'cosmetic' : change));
  const changes = comparabilities.filter((change) => judged.includes(change));
  return { comparability: changes[0] ?? 'identical', changes };
}

function inAnotherOrder(then: readonly string[], now: readonly string[]): boolean {
  return outOfOrder(then, now).size > 0;
}

/** The fewest names of `now` that stand in another place among the names that both have: all but a longest common sequence. */
function outOfOrder(then: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const shared = now.filter((name) => then.includes(name));
  const places = shared.map((name) => then.indexOf(name));
  const longest = longestRising(places).map((i) => shared[i]);
  return new Set(shared.filter((name) => !longest.includes(name)));
}

/** The indexes of a longest rising subsequence. */
function longestRising(places: readonly number[]): number[] {
  let best: number[] = [];
  const upTo: number[][] = [];
  places.forEach((place, i) => {
    const before = upTo.filter((way) => (places[way.at(-1) ?? 0] ?? 0) < place);
    const longest = before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    const way = [...longest, i];
    upTo.push(way);
    if (way.length > best.length) best = way;
  });
  return best;
}
