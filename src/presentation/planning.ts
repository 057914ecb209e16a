import { inLanguage } from '../language/text.js';
import type { Plan, PlanChoices, Plannable, Unplanned } from '../publication/plan.js';
import type { PlannedPoint } from '../results/plan.js';
import type { StudyDefinition } from '../study/definition.js';
import type { Wave } from '../study/waves.js';
import { planChart } from './charts/index.js';
import type { Locale } from './locale.js';
import { planningTexts, type PlanningTexts } from './texts/planning.js';

/** Returns what can be chosen, group by group, and the waves to compare with. */
export function showPlanChoices({ plannables, earlier }: PlanChoices, { groups }: StudyDefinition, page: Locale) {
  const { language } = page;
  const text = planningTexts[language];
  return {
    choices: groups.flatMap(({ slug, name }) =>
      (['anchor', 'core'] as const)
        .map((kind) => ({
          heading: (kind === 'anchor' ? text.anchors : text.core)(inLanguage(name, language)),
          options: plannables
            .filter((one) => one.group === slug && one.kind === kind)
            .map((one) => ({ id: `${one.group}.${one.id}`, words: wordsOf(one, page) })),
        }))
        .filter(({ options }) => options.length > 0),
    ),
    waves: earlier.map(({ slug }) => slug),
  };
}

function wordsOf({ text, label }: Plannable, { language }: Locale): string {
  const words = inLanguage(text, language);
  return label ? `${words} ${inLanguage(label, language)}` : words;
}

/** What was asked of a plan. */
interface Asked {
  readonly plannable: Plannable;
  readonly against: Wave;
  readonly n: number;
}

/** Returns a plan, or why there is none, for views/results/planning.eta. */
export function showPlan(plan: Plan | Unplanned, asked: Asked, page: Locale) {
  const text = planningTexts[page.language];
  const title = wordsOf(asked.plannable, page);
  if (typeof plan === 'string') {
    return { title, finding: text[plan](asked.against.slug), levels: '', chart: '', rules: [] };
  }
  const own = plan.points.find(({ n }) => n === asked.n) ?? { n: asked.n, low: null, high: null };
  return {
    title,
    finding: describeChange(own, plan.from, page),
    levels: describeLevels(plan, own, asked.against, page),
    chart: planChart({
      id: 'plan-chart',
      title: `${text.chart}: ${title}`,
      language: page.language,
      from: plan.from,
      points: plan.points,
      chosen: asked.n,
      words: { axis: text.axis, band: text.band, then: text.then(at(plan.from, page)) },
      sentences: plan.points.map((point) => describePoint(point, page)),
    }),
    rules: rulesOf(plan, text, page),
  };
}

/** What it was then and has to be now; nothing where nothing can be seen. */
function describeLevels({ from, labels }: Plan, own: PlannedPoint, { slug }: Wave, page: Locale): string {
  const text = planningTexts[page.language];
  if (own.low === null && own.high === null) return '';
  const [then, now] = [at(from, page), levelsOf(own, page)];
  if (!labels.length) return text.levels(slug, then, now);
  const named = labels.map((label) => `‘${inLanguage(label, page.language)}’`).join(text.orLabel);
  return text.levelsOf(slug, then, named, now);
}

/**
 * Returns the change in whole points, as it is between the percentages that are shown; null where
 * none is found.
 */
export function pointsBetween({ low, high }: Pick<PlannedPoint, 'low' | 'high'>, from: number) {
  const points = (percent: number | null) => (percent === null ? null : Math.abs(percent - Math.round(from)));
  return { down: points(low), up: points(high) };
}

function describeChange(point: PlannedPoint, from: number, { language, numbers }: Locale): string {
  const text = planningTexts[language];
  const people = numbers.count(point.n);
  const { down, up } = pointsBetween(point, from);
  const points = (change: number) => text.points(numbers.count(change));
  if (down !== null && up !== null) return text.both(people, points(down), points(up));
  if (down !== null) return text.onlyDown(people, points(down));
  return up === null ? text.neither(people) : text.onlyUp(people, points(up));
}

function describePoint(point: PlannedPoint, page: Locale): string {
  const text = planningTexts[page.language];
  const n = page.numbers.count(point.n);
  return point.low === null && point.high === null ? text.saidNothing(n) : text.said(n, levelsOf(point, page));
}

/** "45% of lager of 87% of hoger", as far as there are such percentages. */
function levelsOf({ low, high }: PlannedPoint, page: Locale): string {
  const text = planningTexts[page.language];
  return [
    ...(low === null ? [] : [low === 0 ? at(0, page) : text.lower(at(low, page))]),
    ...(high === null ? [] : [high === 100 ? at(100, page) : text.higher(at(high, page))]),
  ].join(text.or);
}

function at(percent: number, { numbers }: Locale): string {
  return numbers.percent(percent);
}

function rulesOf({ figure, tests }: Plan, text: PlanningTexts, { numbers }: Locale): string[] {
  return [
    text.seeing,
    ...(figure.basis === 'published' ? [text.published] : []),
    ...(figure.basis === 'points' ? [text.scale] : []),
    tests > 1 ? text.family(numbers.count(tests)) : text.alone,
    text.few10,
    text.others,
  ];
}
