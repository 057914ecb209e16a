import { inLanguage } from '../../language/text.js';
import { writeMoment } from '../../presentation/snapshot.js';
import { seesLive } from '../../publication/view.js';
import { listOf, paragraphs } from '../blocks.js';
import type { Block, Section } from '../document.js';
import { methodTexts } from '../texts/method.js';
import type { WaveReport } from '../wave-report.js';

/** Returns how it was computed, what people were promised, and of which day the figures are. */
export function method(report: WaveReport): Section {
  const { page } = report;
  const texts = methodTexts[page.language];
  const part = (id: string, heading: string, blocks: readonly Block[]): Section => ({ id, heading, blocks });
  return {
    id: 'method',
    heading: texts.heading,
    blocks: [],
    sections: [
      part('reading', texts.reading, paragraphs(texts.readingText)),
      part('comparing', texts.comparing, paragraphs(texts.comparingText)),
      part('privacy', texts.privacy, describePrivacy(report)),
      part('corrections', texts.corrections, describeDay(report)),
      part('sources', texts.sources, listOf(texts.sourceList)),
    ],
  };
}

function describePrivacy({ view, page, protocols }: WaveReport): Block[] {
  const { language, numbers, rules } = page;
  const texts = methodTexts[language];
  const { base, cell } = rules;
  const { definition } = view.study;
  const { promise, bureauSees } = protocols.at(-1) ?? definition;
  const filled = inLanguage(promise, language)
    .replaceAll('{bureauSees}', bureauSees ? inLanguage(bureauSees.others, language) : '')
    .replaceAll('{backupDays}', numbers.count(definition.privacy.backupDays));
  const lines = filled.split('\n').map((line) => line.replace(/^\s*-\s*/, '').trim());
  return [
    ...paragraphs([
      seesLive(view) ? texts.open : texts.gated(numbers.count(base), numbers.count(cell), numbers.count(cell - 1)),
      texts.promised,
    ]),
    ...listOf(lines.filter(Boolean)),
  ];
}

function describeDay({ view, page, snapshots }: WaveReport): Block[] {
  const { language, numbers } = page;
  const texts = methodTexts[language];
  const { contact } = view.study.definition;
  const days = snapshots.toReversed().map((one) => writeMoment(one, numbers));
  return paragraphs([
    seesLive(view) ? texts.live(numbers.day(view.day)) : '',
    days.length ? texts.earlier(numbers.list(days)) : '',
    view.snapshot ? texts.erased : '',
    texts.contact(contact.name, contact.email),
    view.snapshot ? texts.madeWith(view.snapshot.version) : '',
  ]);
}
