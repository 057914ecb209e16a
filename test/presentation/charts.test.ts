import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { describe, expect, it, test } from 'vitest';
import { lookOf } from '../../src/presentation/charts/looks.js';
import { root } from '../../src/root.js';
import { wilson } from '../../src/statistics/wilson.js';
import {
  barPicture,
  dayPicture,
  divergingPicture,
  onPage,
  overviewChart,
  peoplePicture,
  stackedPicture,
  thenNowPicture,
  trendPicture,
} from '../../src/presentation/charts/index.js';

/** Each chart as a page has it. */
const shown = {
  bar: (chart: Parameters<typeof barPicture>[0]) => onPage(barPicture(chart)),
  day: (chart: Parameters<typeof dayPicture>[0]) => onPage(dayPicture(chart)),
  diverging: (chart: Parameters<typeof divergingPicture>[0]) => onPage(divergingPicture(chart)),
  people: (chart: Parameters<typeof peoplePicture>[0]) => onPage(peoplePicture(chart)),
  stacked: (chart: Parameters<typeof stackedPicture>[0]) => onPage(stackedPicture(chart)),
  thenNow: (chart: Parameters<typeof thenNowPicture>[0]) => onPage(thenNowPicture(chart)),
  trend: (chart: Parameters<typeof trendPicture>[0]) => onPage(trendPicture(chart)),
};

const odd = 'Mbo & <b>hbo</b> "samen"';

function estimate(count: number, base: number) {
  const interval = wilson(count, base) ?? { low: 0, high: 1 };
  return {
    count,
    percent: (100 * count) / base,
    base,
    interval: { low: 100 * interval.low, high: 100 * interval.high },
  };
}

const bar = (label: string, count: number, base: number) => ({ label, ...estimate(count, base) });
const title = `Wat is uw ${odd}?`;
const points = ['Heel laag', 'Laag', odd, 'Hoog', 'Heel hoog'];
const rounded = {
  ...{ from: 67.5, to: 72.5, printed: '70%', interval: { low: 54, high: 83 } },
  reading: 'op vijf procent is afgerond',
};

/** Each chart with ordinary and with extreme numbers. */
const charts = (language: 'nl' | 'en'): Record<string, string> => ({
  bars: shown.bar({
    id: 'a',
    title,
    language,
    sections: [{ base: 62, bars: [bar(odd, 30, 62), bar('Niets', 0, 62)] }],
  }),
  'bars of parts': shown.bar({
    ...{ id: 'b', title, language },
    sections: [
      { heading: odd, base: 1, bars: [bar('Alles', 1, 1)] },
      { heading: 'Niemand', base: 0, bars: [{ label: 'Niets', count: 0, percent: 0 }] },
    ],
  }),
  diverging: shown.diverging({ id: 'c', title, language, points, rows: [{ base: 57, counts: [3, 8, 12, 22, 12] }] }),
  'diverging of nobody': shown.diverging({
    id: 'd',
    title,
    language,
    points,
    rows: [{ base: 0, counts: [0, 0, 0, 0, 0] }],
  }),
  stacked: shown.stacked({
    ...{ id: 'e', title, language, points: points.slice(0, 3) },
    rows: [
      { label: odd, base: 4, counts: [1, 1, 2] },
      { label: 'Hbo', base: 1, counts: [0, 1, 0] },
    ],
  }),
  'then and now': shown.thenNow({
    ...{ id: 'f', title, language, then: '2015', now: odd },
    rows: [
      {
        label: odd,
        then: rounded,
        now: { ...estimate(30, 62), bases: [{ label: 'iedereen', ...estimate(30, 70) }] },
        difference: { low: -38, high: -4, called: true },
      },
      { label: 'Zonder toen', then: undefined, now: estimate(0, 3) },
      { label: 'Zonder nu', then: estimate(4, 4), now: undefined },
    ],
  }),
  trend: shown.trend({
    ...{ id: 'g', title, language, label: odd },
    points: [
      { name: '2030', year: 2030, known: estimate(71, 142) },
      { name: '2015', year: 2015, known: rounded },
      { name: '2026', year: 2026, known: estimate(30, 62) },
      { name: '2034', year: 2034, known: undefined },
    ],
    breaks: [{ before: '2030', reason: odd }],
  }),
  people: shown.people({ id: 'j', title, language, answered: 53, silent: 35 }),
  'many people': shown.people({ id: 'k', title, language, answered: 400, silent: 0 }),
  overview: overviewChart({
    ...{ id: 'm', title, language, names: { then: '2015', now: odd } },
    rows: [
      {
        ...{ label: odd, href: '/results?a=1&b=2', then: rounded, now: estimate(30, 62) },
        ...{ chance: { low: 51, high: 84 }, verdict: 'lower', words: 'lager' },
      },
      { label: 'Niets', then: undefined, now: estimate(0, 3), chance: null, verdict: null, words: '' },
    ],
  }),
  nobody: shown.people({ id: 'l', title, language, answered: 0, silent: 0 }),
  days: shown.day({
    ...{ id: 'h', title, language },
    days: [
      { day: '2026-11-03', completed: 9 },
      { day: '2026-11-05', completed: 1 },
    ],
  }),
  'one day': shown.day({ id: 'i', title, language, days: [{ day: '2026-11-03', completed: 1 }] }),
});

const names = Object.keys(charts('nl'));
const drawn = (name: string, language: 'nl' | 'en' = 'nl') => charts(language)[name] ?? '';
const described = (name: string, language: 'nl' | 'en' = 'nl') =>
  parse(drawn(name, language)).querySelector('desc')?.textContent ?? '';

describe.each(names.filter((name) => name !== 'overview'))('a chart of %s', (name) => {
  it.each(['nl', 'en'] as const)('is a picture with a title and a description, in %s', (language) => {
    const svg = parse(drawn(name, language)).querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    const named = svg?.getAttribute('aria-labelledby')?.split(' ') ?? [];
    expect(named.map((id) => svg?.querySelector(`#${id}`)?.tagName)).toEqual(['TITLE', 'DESC']);
    expect(svg?.querySelector('title')?.textContent).toBe(title);
    expect(described(name, language)).toMatch(/^\S.*\.$/);
  });
});

test('the overview is a list: names with their numbers and intervals, and links to their questions', () => {
  const [called, other] = parse(drawn('overview')).querySelectorAll('li');
  expect(called?.textContent.replace(/\s+/g, ' ')).toBe(
    `${odd}2015 70% (95%-interval van 54% tot 83%) ${odd} 48% (95%-interval van 36% tot 61%) lager`,
  );
  expect(called?.querySelector('a')?.getAttribute('href')).toBe('/results?a=1&b=2');
  expect(called?.classList.value).toEqual(['called', 'lower']);
  expect(called?.querySelector('.c-chance')?.attributes).toMatchObject({ x: '51%', width: '33%' });
  expect(other?.querySelector('.c-chance, a, .o-words')).toBeNull();
});

describe.each(names)('a chart of %s', (name) => {
  it('is well-formed and escapes what it is given', () => {
    const svg = drawn(name);
    expect(svg).not.toContain('<b>');
    expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    const open: string[] = [];
    for (const [, closing, tag = '', alone] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gi)) {
      if (closing) expect(open.pop()).toBe(tag);
      else if (!alone) open.push(tag);
    }
    expect(open).toEqual([]);
  });

  it('needs no style but that of the style sheet, and shows no number that is none', () => {
    const svg = drawn(name);
    expect(svg).not.toMatch(/style=|<style|NaN|undefined|Infinity|null/);
    for (const [, place = ''] of svg.matchAll(/ (?:x|width|cx|x1|x2)="(-?[\d.]+)%"/g)) {
      expect(Number(place)).toBeGreaterThanOrEqual(0);
      expect(Number(place)).toBeLessThanOrEqual(100);
    }
    for (const [, size = ''] of svg.matchAll(/ (?:width|height)="(-?[\d.]+)"/g))
      expect(Number(size)).toBeGreaterThanOrEqual(0);
  });

  it('has ids of its own', () => {
    const ids = [...drawn(name).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, used] of drawn(name).matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used);
  });
});

describe('a description', () => {
  test('of bars tells count, base, percentage and interval, in both languages', () => {
    expect(described('bars')).toContain(`‘${odd}’: 30 van de 62, dat is 48%, met een 95%-interval van 36% tot 61%.`);
    expect(described('bars', 'en')).toContain('30 of 62, which is 48%, with a 95% interval from 36% to 61%.');
  });

  test('of a scale adds up its sides before rounding', () => {
    expect(described('diverging')).toBe(
      `19% koos ‘Heel laag’ (5%) of ‘Laag’ (14%). In het midden koos 21% ‘${odd}’. 60% koos ‘Hoog’ (39%) of ‘Heel hoog’ (21%).`,
    );
  });

  test('of a published figure gives its bounds, and no estimate', () => {
    expect(described('then and now')).toContain(
      'over 2015 is 70% gepubliceerd; wij nemen aan dat het op vijf procent is afgerond. Dan lag het percentage van toen tussen 67,5% en 72,5%. Met het toeval erbij loopt het 95%-interval van 54% tot 83%.',
    );
    expect(described('then and now', 'en')).toContain('between 67.5% and 72.5%');
    expect(described('then and now', 'en')).toContain('the 95% interval runs from 54% to 83%');
    expect(described('then and now')).toContain('Zonder toen: van 2015 is geen percentage bekend.');
  });

  test('of a trend goes by year, in whole percentages, whatever the base', () => {
    expect(described('trend').match(/(?:in|van|over) \d{4}/g)).toEqual(['over 2015', 'in 2026', 'in 2030', 'van 2034']);
    expect(described('trend')).toContain('in 2030 50%, met een 95%-interval van 42% tot 58%');
    expect(described('trend', 'en')).toContain('in 2030 50%');
  });

  test('of days adds them up and says of the days between that they are empty', () => {
    expect(described('days')).toBe(
      'Aantal mensen dat van 3 november 2026 tot en met 5 november 2026 de antwoorden verstuurde: 10. 3 november 2026: 9. 5 november 2026: 1. Op de andere dagen verstuurde niemand iets.',
    );
    expect(described('one day', 'en')).toBe('People who sent their answers on 3 November 2026: 1.');
  });
});

test('the bar of a scale hangs over to the side that was chosen more', () => {
  const from = (counts: number[]) => {
    const base = counts.reduce((sum, count) => sum + count, 0);
    const svg = shown.diverging({ id: 'x', title, language: 'nl', points, rows: [{ base, counts }] });
    return Number(/class="c-part[^"]*" x="([\d.]+)%"/.exec(svg)?.[1]);
  };
  expect(from([10, 0, 0, 0, 0])).toBe(0);
  expect(from([0, 0, 10, 0, 0])).toBe(25);
  expect(from([0, 0, 0, 0, 10])).toBe(50);
});

describe('two waves', () => {
  const chart = (difference: { low: number; high: number; called?: boolean }) =>
    parse(
      shown.thenNow({
        ...{ id: 'x', title, language: 'nl', then: '2015', now: '2026' },
        rows: [{ label: title, then: rounded, now: estimate(30, 62), difference }],
      }),
    );
  const whiskersIn = (drawn: ReturnType<typeof parse>) =>
    drawn.querySelectorAll('svg.narrow .c-plot .c-whisker').map((group) => {
      const { x1, x2 } = group.querySelector('line')?.attributes ?? {};
      return `${x1 ?? ''} ${x2 ?? ''}${group.classList.contains('c-pale') ? ' pale' : ''}`;
    });

  test('are a box of the rounding within the interval of all that it allows, a dot, and a difference', () => {
    const drawn = chart({ low: -38, high: -4 });
    expect(whiskersIn(drawn)).toEqual(['54% 83%', '36.4% 60.6%', '12% 46%']);
    expect(drawn.querySelector('svg.narrow .c-band')?.attributes).toMatchObject({ x: '67.5%', width: '5%' });
    expect(drawn.querySelector('svg.narrow .c-zero')?.getAttribute('x1')).toBe('50%');
  });

  test.each([
    [{ low: -38, high: -4, called: true }, '', 'Nul ligt daarbuiten.'],
    [{ low: -38, high: 4, called: false }, ' pale', 'Nul ligt daarin: misschien is er geen verschil.'],
    [{ low: -38, high: -4, called: false }, '', 'Dit is op het randje: de toets noemt het geen verschil.'],
    [{ low: -38, high: 4, called: true }, ' pale', 'Dit is op het randje: de toets noemt het wel een verschil.'],
  ])('with %j look as sure as their sentence', (difference, pale, said) => {
    const drawn = chart(difference);
    expect(whiskersIn(drawn).at(-1)).toMatch(new RegExp(`%${pale}$`));
    expect(drawn.querySelector('desc')?.textContent).toContain(said);
    // What is no more than a close call is written on the chart, too.
    const written = drawn
      .querySelectorAll('svg.narrow text')
      .map(({ textContent }) => textContent)
      .join(' ');
    expect(written.includes('op het randje')).toBe(said.includes('op het randje'));
  });

  test('show every defensible base of now, each named in the key', () => {
    expect(whiskersIn(parse(drawn('then and now'))).slice(0, 3)).toEqual(['54% 83%', '36.4% 60.6%', '31.9% 54.5%']);
    const words = parse(drawn('then and now'))
      .querySelectorAll('svg.narrow text')
      .map(({ textContent }) => textContent);
    expect(words).toContain('of: geteld over iedereen');
  });
});

test('caps of an interval are taller than the dot on it', () => {
  const svg = parse(drawn('then and now')).querySelector('svg.narrow .c-plot');
  const reach = (svg?.querySelectorAll('.c-whisker line') ?? []).map(({ attributes }) =>
    Math.abs(Number(attributes['y2']) - Number(attributes['y1'])),
  );
  const radii = (svg?.querySelectorAll('circle') ?? []).map(({ attributes }) => Number(attributes['r']));
  expect(Math.min(...reach.filter((length) => length > 0))).toBeGreaterThan(2 * Math.max(...radii));
});

test('a trend has points on both sides of a break, no line across, and the reason in words', () => {
  const svg = parse(drawn('trend')).querySelector('svg');
  expect(svg?.querySelectorAll('.c-dot, .c-band')).toHaveLength(3);
  expect(svg?.querySelectorAll('.c-between')).toHaveLength(1);
  expect(svg?.querySelectorAll('.c-break')).toHaveLength(1);
  expect(described('trend')).toContain(`Tussen 2026 en 2030 is de vraag veranderd: ${odd}.`);
});

test('people are dots, filled for who answered and hollow for who was silent; many are a bar', () => {
  const svg = parse(drawn('people')).querySelector('svg');
  const dots = (name: string) => svg?.querySelectorAll(`circle.${name}`).length;
  // One more of each is in the key.
  expect([dots('c-dot'), dots('c-ring')]).toEqual([54, 36]);
  expect(described('people')).toBe('53 van de 88 gevraagde mensen antwoordden, dat is 60%.');
  expect(parse(drawn('many people')).querySelectorAll('circle')).toHaveLength(2);
});

test('where lines differ a chart is drawn twice, described once, and each drawing has ids of its own', () => {
  const [narrow, roomy] = parse(drawn('then and now')).querySelectorAll('svg.chart');
  expect([narrow?.classList.contains('narrow'), roomy?.classList.contains('roomy')]).toEqual([true, true]);
  expect(roomy?.getAttribute('aria-labelledby')).toBe(narrow?.getAttribute('aria-labelledby'));
  expect(roomy?.querySelector('title, desc')).toBeNull();
});

test('every class of a chart in the style sheet has a look in a file, which takes no style along', () => {
  const css = readFileSync(join(root, 'public/golfslag.css'), 'utf8');
  const classes = [...new Set([...css.matchAll(/\.(c-[a-z-]+)/g)].map(([, name = '']) => name))];
  expect(classes.length).toBeGreaterThan(20);
  for (const name of classes) expect(lookOf(name)).toBeTypeOf('object');
  expect(() => lookOf('c-nieuw')).toThrow('No look');
});
