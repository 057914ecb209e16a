/** `npm run simulate [-- PAGES]`: how often a comparison page calls what did not change, and finds what did. */
import { simulatePages, type Design } from './pages.js';

const pages = Number(process.argv[2] ?? 10_000);
/** Power needs no such precision. */
const pagesOf = ({ by }: Design) => (by ? Math.ceil(pages / 4) : pages);
const sizes = [
  { group: 'ex-client', then: 53, now: 53 },
  { group: 'employer', then: 27, now: 27 },
  { group: 'ex-client', then: 53, now: 88 },
];
const designs: Design[] = [0, 0.25, 0.4].flatMap((by) => sizes.map((size) => ({ ...size, by })));

const percent = (share: number, of: number) => {
  const error = Math.sqrt((share * (1 - share)) / of);
  return `${(100 * share).toFixed(1)}% ±${(100 * error).toFixed(1)}`.padStart(13);
};

process.stdout.write('then  now  true change   pages  calls a core outcome  that or an anchor  finds the change\n');
for (const design of designs) {
  const { then, now, by } = design;
  const { core, any, shifted, pages: of } = await simulatePages(design, pagesOf(design));
  const cells = [
    String(then).padStart(4),
    String(now).padStart(4),
    (by ? `${100 * by} points` : 'none').padStart(12),
    String(of).padStart(7),
    percent(core, of).padStart(21),
    percent(any, of).padStart(18),
    by ? percent(shifted, of).padStart(17) : '',
  ];
  process.stdout.write(`${cells.join(' ').trimEnd()}\n`);
}
process.stdout.write('± is one standard error.\n');
