/** The default tolerance of R's uniroot. */
const tolerance = Number.EPSILON ** 0.25;

/**
 * Returns where `f` is 0, within 1.2·10⁻⁴. Its signs at `low` and `high` must differ. Brent's
 * zeroin (1973, Algorithms for Minimization without Derivatives, ch. 4) with the steps of R's
 * uniroot, so that it ends on the same number as R.
 */
export function root(f: (x: number) => number, low: number, high: number): number {
  let [a, b, c] = [low, high, low];
  let [fa, fb] = [f(a), f(b)];
  let fc = fa;
  for (;;) {
    const before = b - a;
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const least = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= least || fb === 0) return b;
    const mayInterpolate = Math.abs(before) >= least && Math.abs(fa) > Math.abs(fb);
    const wanted = (mayInterpolate && interpolated([a, b, c], [fa, fb, fc], before, least)) || half;
    const step = Math.abs(wanted) < least ? Math.sign(wanted) * least : wanted;
    [a, fa] = [b, fb];
    b += step;
    fb = f(b);
    if (Math.sign(fb) === Math.sign(fc)) [c, fc] = [a, fa];
  }
}

type Three = readonly [number, number, number];

/** The step by linear or inverse quadratic interpolation; undefined when it would go too far. */
function interpolated([a, b, c]: Three, [fa, fb, fc]: Three, before: number, least: number): number | undefined {
  const width = c - b;
  const [t1, t2] = [fb / (a === c ? fa : fc), fb / fa];
  const ratio = fa / fc;
  let p = a === c ? width * t1 : t2 * (width * ratio * (ratio - t1) - (b - a) * (t1 - 1));
  let q = a === c ? 1 - t1 : (ratio - 1) * (t1 - 1) * (t2 - 1);
  if (p > 0) q = -q;
  else p = -p;
  const fits = p < 0.75 * width * q - Math.abs(least * q) / 2 && p < Math.abs((before * q) / 2);
  return fits ? p / q : undefined;
}
