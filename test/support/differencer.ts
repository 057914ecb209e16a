/** Counts of what people answered, by the name of the count; `n` is how many people. */
export type Vector = Readonly<Record<string, number>>;

/** All that somebody sees of a wave at one moment. */
export interface Look {
  /** Counts of parts of a group that do not overlap, by a name of the group and of the part. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Vector>>;
  /** Counts of all of a group, by its name. */
  readonly pooled: ReadonlyMap<string, Vector>;
  /** Every other view as it was shown, by its name. */
  readonly texts: ReadonlyMap<string, string>;
  /** What a view may tell besides the counts: how many came to the end. By the name of a view, or for all. */
  readonly known: (view: string) => string;
}

/** Something learnt of fewer than five people: by which views, at which looks, and the difference between them. */
export interface Learnt {
  readonly by: string;
  readonly looks: readonly [number, number];
  readonly difference: Vector;
}

/** How many people two looks must differ by, or in nothing. */
const enough = 5;

/**
 * Subtracts every two looks of every view, and of every sum of cells; all that comes of fewer than five people is learnt.
 * Sums of cells are compared with the pooled counts too: all minus some is a view. A view that is no counts must follow
 * from the cells and from what is known anyway: the same text at all looks at which those are the same.
 */
export function difference(looks: readonly Look[]): Learnt[] {
  const seen = new Map<string, { at: number; vector: Vector }[]>();
  const see = (view: string, at: number, vector: Vector) => {
    seen.set(view, [...(seen.get(view) ?? []), { at, vector }]);
  };
  for (const [at, { cells, pooled }] of looks.entries()) {
    for (const [group, parts] of cells) {
      const names = [...parts.keys()];
      for (let chosen = 1; chosen < 2 ** names.length; chosen++) {
        const some = names.filter((_name, i) => chosen & (1 << i));
        const others = names.filter((_name, i) => !(chosen & (1 << i)));
        const all = pooled.get(group) ?? {};
        see(`${group}: ${some.join(' + ')}`, at, sum(some.map((name) => parts.get(name) ?? {})));
        see(`${group}: ${some.join(' + ')}`, at, minus(all, sum(others.map((name) => parts.get(name) ?? {}))));
      }
    }
  }
  return [...[...seen].flatMap(([by, vectors]) => compare(by, vectors)), ...compareTexts(looks)];
}

function compare(by: string, vectors: readonly { at: number; vector: Vector }[]): Learnt[] {
  const different = new Map(vectors.map(({ at, vector }) => [JSON.stringify(sorted(vector)), { at, vector }]));
  const states = [...different.values()];
  return states.flatMap((one, i) =>
    states.slice(i + 1).flatMap((other): Learnt[] => {
      const found = minus(other.vector, one.vector);
      return Math.abs(found.n ?? 0) < enough ? [{ by, looks: [one.at, other.at], difference: found }] : [];
    }),
  );
}

function compareTexts(looks: readonly Look[]): Learnt[] {
  const first = new Map<string, { at: number; text: string }>();
  return looks.flatMap((look, at) => {
    const counts = JSON.stringify([...look.cells].map(([group, parts]) => [group, [...parts]]));
    return [...look.texts].flatMap(([view, text]): Learnt[] => {
      const key = [view, counts, look.known(view)].join('\n');
      const before = first.get(key);
      if (!before) first.set(key, { at, text });
      return before && before.text !== text ? [{ by: view, looks: [before.at, at], difference: {} }] : [];
    });
  });
}

function sum(vectors: readonly Vector[]): Vector {
  return vectors.reduce((total, vector) => combine(total, vector, 1), {});
}

function minus(one: Vector, other: Vector): Vector {
  return combine(one, other, -1);
}

function combine(one: Vector, other: Vector, sign: 1 | -1): Vector {
  const result: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) result[name] = (result[name] ?? 0) + sign * count;
  return Object.fromEntries(Object.entries(result).filter(([, count]) => count !== 0));
}

function sorted(vector: Vector): [string, number][] {
  return Object.entries(vector).sort(([a], [b]) => (a < b ? -1 : 1));
}
