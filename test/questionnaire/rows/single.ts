import { substantive, text, type KindRow } from './row.js';

export const single: KindRow = {
  kind: 'single',
  definition: {
    id: 'ROL',
    kind: 'single',
    text: text('Wat is uw rol?'),
    order: 'random',
    options: [
      { code: 1, label: text('Directie') },
      { code: 'HR', label: text('Personeelszaken') },
      { code: 'ANDERS', label: text('Anders, namelijk:'), text: true, fixed: true },
      { code: 98, label: text('Weet ik niet'), fixed: true },
    ],
  },
  fields: ['ROL', 'ROL_ANDERS_TEXT'],
  variables: ['ROL code', 'ROL_ANDERS_TEXT text'],
  tables: ['ROL'],
  skipped: { ROL: 97, ROL_ANDERS_TEXT: '' },
  leftOpen: { fields: { ROL: '' }, row: { ROL: 99, ROL_ANDERS_TEXT: '' } },
  legal: [
    {
      what: 'a number as code; words for another option are dropped',
      form: { ROL: '1', ROL_ANDERS_TEXT: 'toch niet' },
      fields: { ROL: '1' },
      given: substantive('1'),
      row: { ROL: 1, ROL_ANDERS_TEXT: '' },
      counts: ['ROL=1', 'ROL'],
      summary: ['Directie'],
    },
    {
      what: 'a word as code',
      form: { ROL: 'HR' },
      given: substantive('HR'),
      row: { ROL: 'HR', ROL_ANDERS_TEXT: '' },
      counts: ['ROL=HR', 'ROL'],
      summary: ['Personeelszaken'],
    },
    {
      what: '"anders" with its words',
      form: { ROL: 'ANDERS', ROL_ANDERS_TEXT: 'Zoë’s “rol”' },
      given: substantive('ANDERS'),
      row: { ROL: 'ANDERS', ROL_ANDERS_TEXT: 'Zoë’s “rol”' },
      counts: ['ROL=ANDERS', 'ROL'],
      summary: ['Anders, namelijk: Zoë’s “rol”'],
    },
    {
      what: 'a missing code, which is in no base',
      form: { ROL: '98' },
      given: [{ code: '98', substantive: false }],
      row: { ROL: 98, ROL_ANDERS_TEXT: '' },
      counts: ['ROL=98'],
      summary: ['Weet ik niet'],
    },
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['ROL'] },
    { what: 'nothing chosen', form: { ROL: '' }, complains: ['ROL'] },
    { what: 'a code that is not there', form: { ROL: '2' }, complains: ['ROL'] },
    { what: 'a code by another spelling', form: { ROL: '01' }, complains: ['ROL'] },
    { what: 'two codes', form: { ROL: ['1', 'HR'] }, complains: ['ROL'] },
    { what: '"anders" without words', form: { ROL: 'ANDERS', ROL_ANDERS_TEXT: '' }, complains: ['ROL_ANDERS_TEXT'] },
    {
      what: '"anders" with too many words',
      form: { ROL: 'ANDERS', ROL_ANDERS_TEXT: 'x'.repeat(201) },
      complains: ['ROL_ANDERS_TEXT'],
    },
  ],
  refused: [
    { what: 'one option', change: { options: [{ code: 1, label: text('Directie') }] }, at: 'options' },
    { what: 'a key that is not known', change: { maxLength: 3 }, at: '' },
  ],
};
