import { inLanguage, lowerFirst } from '../language/text.js';
import { describeSnapshot, snapshotDay } from '../presentation/snapshot.js';
import { warningOf } from '../presentation/take-along/source.js';
import type { Wave } from '../study/waves.js';
import { paragraphs } from './blocks.js';
import type { Report, Section } from './document.js';
import { asked } from './sections/asked.js';
import { breaks } from './sections/breaks.js';
import { comparison } from './sections/comparison.js';
import { expected } from './sections/expected.js';
import { coreOutcomes, findings, quotes } from './sections/findings.js';
import { instruments } from './sections/instruments.js';
import { method } from './sections/method.js';
import { questions } from './sections/questions.js';
import { tests } from './sections/tests.js';
import { unsayable } from './sections/unsayable.js';
import { reportTexts } from './texts/report.js';
import { waveNamed, type WaveReport } from './wave-report.js';

/**
 * Returns the report of a wave, as every format is written from it. It is made of what was read
 * alone: the same gives the same report.
 */
export function makeReport(report: WaveReport): Report {
  const { view, page, groups } = report;
  const { language, numbers, t } = page;
  const texts = reportTexts[language];
  const { wave, study, snapshot, day } = view;
  const { title, contact } = study.definition;
  return {
    language,
    title: texts.title(lowerFirst(t.wave(wave.slug))),
    subtitle: [
      `${inLanguage(title, language)} ${texts.who}.`,
      describeSnapshot(snapshot, page) || texts.liveOn(numbers.day(day)),
    ].join(' '),
    author: contact.name,
    date: snapshot ? snapshotDay(snapshot) : day,
    warning: warningsOn(report).join(' '),
    sections: groups.length ? sectionsOf(report) : [nothing(report)],
  };
}

function sectionsOf(report: WaveReport): Section[] {
  return [
    findings(report),
    ...coreOutcomes(report),
    quotes(report),
    ...expected(report),
    asked(report),
    questions(report),
    comparison(report),
    unsayable(report),
    breaks(report),
    tests(report),
    method(report),
    instruments(report),
  ];
}

function nothing({ page, view }: WaveReport): Section {
  const { t, language } = page;
  return { id: 'nothing', heading: t.wave(view.wave.slug), blocks: paragraphs([reportTexts[language].nothing]) };
}

/** What stands on every page: of made-up answers, and of figures that were not published. */
function warningsOn(report: WaveReport): string[] {
  const { view, page, groups } = report;
  const { wave, snapshot } = view;
  const compared = groups.flatMap(({ comparisons }) => comparisons.map((one) => waveNamed(report, one.against)));
  const madeUp = compared.find((other): other is Wave => other?.synthetic === true);
  const unpublished = snapshot
    ? snapshot.publishedAt === null
      ? describeSnapshot(snapshot, page)
      : ''
    : reportTexts[page.language].live;
  return [warningOf({ wave, against: madeUp }, page.language), unpublished].filter(Boolean);
}
