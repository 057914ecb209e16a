import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../src/language/text.js';
import { numbersIn } from '../../src/language/numbers.js';
import { resultsTexts } from '../../src/presentation/texts/results.js';
import type { CoreShare } from '../../src/report/core-shares.js';
import { quoteAnchor, quoteCore } from '../../src/report/quotes.js';
import type { AnchorFigure } from '../../src/results/anchors.js';
import type { CoreOutcome } from '../../src/results/core-outcomes.js';
import { wholeShare } from '../../src/results/whole-percent.js';

const pageIn = (language: Language) => ({ language, numbers: numbersIn(language), t: resultsTexts[language] });
const whose = { name: 'Groep', wave: '2026' };

/** Words that say that something moved: of numbers then and now they claim what only a test may. */
const ofChange =
  /\b(gestegen|gedaald|stijg\w*|daal\w*|toegenomen|afgenomen|toename|afname|meer|minder|hoger|lager|groei\w*|gekrompen|dichter|verder|rose|risen|rise|fell|fallen|fall|increase\w*|decrease\w*|grew|more|fewer|less|higher|lower|nearer|further)\b/i;
const ofCause =
  /\b(doordat|omdat|daardoor|hierdoor|dankzij|vanwege|want|veroorza\w*|leid\w* tot|gevolg|effect|because|due to|therefore|thanks to|caus\w*|led to|leads to|since)\b/i;

const share = fc
  .tuple(fc.nat({ max: 200 }), fc.nat({ max: 200 }))
  .map(([one, other]) => ({ count: Math.min(one, other), base: Math.max(one, other) }));
const anchorVerdict = fc.constantFrom(
  ...(['higher', 'lower', 'no-detectable-change', 'not-robust', 'not-comparable', 'described', 'words-only'] as const),
);
const coreVerdict = fc.constantFrom(
  ...(['higher', 'lower', 'different', 'no-detectable-change', 'not-comparable'] as const),
);

function anchorOf({ count, base }: { count: number; base: number }, verdict: AnchorFigure['verdict']) {
  const published = { id: 'P', statement: { nl: 'S' }, published: { nl: '70%' }, certain: { nl: 'C' } };
  const now = { ...wholeShare({ count, base }, null), base, described: null };
  return { text: { nl: 'Vraag?' }, label: { nl: 'Ja' }, now, verdict, published } as unknown as AnchorFigure;
}

function coreOf(
  { count, base }: { count: number; base: number },
  verdict: CoreOutcome['verdict'],
  towards: boolean,
): CoreShare {
  const bases = { now: base, then: 40 };
  const outcome = { verdict, bases, towards: towards ? { nl: 'Helemaal' } : null } as unknown as CoreOutcome;
  const now = base === 0 ? undefined : { ...wholeShare({ count, base }, null), base };
  return { id: 'V', question: 'Vraag?', labels: [{ nl: 'Ja' }], now, then: undefined, outcome };
}

/** What is said of an anchor or a core outcome, and whether its verdict is a change. */
const said = fc
  .record({
    share,
    language: fc.constantFrom(...languages),
    anchor: anchorVerdict,
    core: coreVerdict,
    scale: fc.boolean(),
  })
  .map(({ share, language, anchor, core, scale }) => [
    { words: quoteAnchor(anchorOf(share, anchor), '2015', whose, pageIn(language)), verdict: anchor, ...share },
    { words: quoteCore(coreOf(share, core, scale), '2024', whose, pageIn(language)), verdict: core, ...share },
  ]);

const isChange = (verdict: string) => ['higher', 'lower', 'different'].includes(verdict);

describe('a sentence of a report', () => {
  it('has a word of change only where the test says so', () => {
    let looked = 0;
    fc.assert(
      fc.property(said, (both) => {
        for (const { words, verdict } of both) {
          if (isChange(verdict)) continue;
          looked++;
          expect(words).not.toMatch(ofChange);
        }
      }),
      { numRuns: 500 },
    );
    expect(looked).toBeGreaterThan(300);
  });

  it('says which way where the test does', () => {
    const text = quoteAnchor(anchorOf({ count: 20, base: 60 }, 'lower'), '2015', whose, pageIn('nl'));
    expect(text).toContain('Dat is lager dan wat over 2015 is gepubliceerd (70%)');
    expect(quoteCore(coreOf({ count: 20, base: 60 }, 'higher', true), '2024', whose, pageIn('nl'))).toBe(
      'Bij ‘Vraag?’ koos 33% van de groep ‘Ja’ (meting 2026; 20 van 60 die antwoord gaven; 95%-interval 23% tot 46%). Over de hele schaal liggen de antwoorden dichter bij ‘Helemaal’ dan in 2024 (40 antwoorden toen, 60 nu). Dat houdt stand als alle kernvragen samen meetellen.',
    );
  });

  it('has no word of cause, whatever was found', () => {
    fc.assert(
      fc.property(said, (both) => {
        for (const { words } of both) expect(words).not.toMatch(ofCause);
      }),
      { numRuns: 500 },
    );
  });

  it('names base and wave with its percentage, and the interval', () => {
    fc.assert(
      fc.property(said, (both) => {
        for (const { words, count, base } of both) {
          if (base === 0) continue;
          expect(words).toMatch(
            new RegExp(`\\((meting|wave) 2026; ${count} (van|of) ${base} [^)]*95%[- ]interval \\d+% (tot|to) \\d+%\\)`),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
