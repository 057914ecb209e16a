import type { Block, Report, Section } from '../../src/report/document.js';
import { barPicture } from '../../src/presentation/charts/index.js';

/** What a text must come out as, whatever it looks like to a program that sets it. */
export const hostile =
  '#read("/etc/passwd") *vet* _cursief_ $x^2$ @ref \\n <b>&amp; [x] `code` ~ // /* */ = kop {fldSimple}';

const chart = (id: string, title: string): Block => ({
  kind: 'figure',
  caption: `${title} (${id})`,
  picture: barPicture({
    ...{ id, title, language: 'nl' },
    sections: [{ base: 62, bars: [{ label: 'Zeker <b>', count: 31, percent: 50 }] }],
  }),
  notes: ['Basis: 62 mensen.'],
});

const question = (number: number): Section => ({
  id: `vraag-${number}`,
  heading: `Vraag ${number}`,
  blocks: [{ kind: 'paragraph', look: 'quote', words: 'Beveelt u ons aan?' }, chart(`f${number}`, 'Aanbevolen')],
});

/** A report with every kind of block, and texts that no program may take for more than text. */
export const report: Report = {
  language: 'nl',
  title: 'Wat het brengt & <wat> ertussen komt',
  subtitle: 'Golf 2026',
  author: 'Bureau "Zee"',
  date: '2026-11-29',
  warning: 'Deze antwoorden zijn verzonnen.',
  sections: [
    {
      id: 'kort',
      heading: 'Wat wij vonden',
      blocks: [
        { kind: 'paragraph', look: 'lead', words: 'Van hen zegt 63% ja.' },
        { kind: 'paragraph', words: 'Eerste regel\ntweede regel' },
        { kind: 'paragraph', look: 'warning', words: 'Let op.' },
        { kind: 'list', items: ['- eerste', '+ tweede'] },
        { kind: 'paragraph', look: 'note', words: 'Kleine letters.' },
      ],
    },
    {
      id: 'tabellen',
      heading: hostile,
      blocks: [
        {
          kind: 'table',
          caption: 'Een korte tabel',
          columns: [{ heading: 'Antwoord' }, { heading: 'Aantal', numbers: true }],
          rows: [
            [hostile, '31'],
            ['Nee', '30'],
          ],
          notes: ['Eén weet het niet.'],
        },
        {
          kind: 'table',
          caption: 'Een lange tabel',
          columns: [{ heading: 'Vraag' }, { heading: 'p', numbers: true }],
          rows: Array.from({ length: 90 }, (_, i) => [`Toets ${i + 1}`, '0,03']),
        },
        { kind: 'paragraph', words: `${hostile} 😀 漢` },
      ],
    },
    {
      id: 'vragen',
      heading: 'Elke vraag',
      blocks: [],
      sections: [question(1), { ...question(2), sections: [question(3)] }],
    },
  ],
};
