import { showQuestionnaire } from '../../presentation/questionnaire.js';
import { listOf, paragraphs } from '../blocks.js';
import type { Block, Section } from '../document.js';
import { instrumentsTexts } from '../texts/instruments.js';
import type { WaveReport } from '../wave-report.js';

type Pages = ReturnType<typeof showQuestionnaire>['pages'];

/** Returns the questionnaire of each group as it was asked: names, routing in words, answers. */
export function instruments({ groups, page }: WaveReport): Section {
  const { language } = page;
  const texts = instrumentsTexts[language];
  return {
    id: 'instruments',
    heading: texts.heading,
    blocks: paragraphs([texts.lead]),
    sections: groups.flatMap(({ group, name, results: { questionnaire } }) =>
      questionnaire
        ? [
            {
              id: `instrument-${group.slug}`,
              heading: texts.of(name),
              blocks: showQuestionnaire(questionnaire, language).pages.flatMap((one) => describePage(one, language)),
            },
          ]
        : [],
    ),
  };
}

function describePage({ section, questions, stops }: Pages[number], language: WaveReport['page']['language']): Block[] {
  const texts = instrumentsTexts[language];
  return [
    ...paragraphs([section ? texts.section(section) : ''], 'lead'),
    ...questions.flatMap((question): Block[] => {
      const { id, number, text, hint, when, how, items, options } = question;
      if (number === '') return paragraphs([text], 'quote');
      return [
        ...paragraphs([[`${number}. ${text}`, hint].filter(Boolean).join(' ')], 'quote'),
        ...paragraphs([[`${id}.`, when, how.length ? `${how.join('; ')}.` : ''].filter(Boolean).join(' ')], 'note'),
        ...listOf([
          ...items.map((item) =>
            [texts.item(item.text, item.id), describeOptions(item.options)].filter(Boolean).join(': '),
          ),
          ...options.map(describeOption),
        ]),
      ];
    }),
    ...paragraphs([stops], 'note'),
  ];
}

type ShownOption = Pages[number]['questions'][number]['options'][number];

function describeOption({ code, label, marks }: ShownOption): string {
  return `${code} = ${label}${marks ? ` (${marks})` : ''}`;
}

function describeOptions(options: readonly ShownOption[]): string {
  return options.map(describeOption).join('; ');
}
