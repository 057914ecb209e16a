import { substantive, text, type KindRow } from './row.js';

export const multiple: KindRow = {
  kind: 'multiple',
  definition: {
    id: 'DREMPELS',
    kind: 'multiple',
    text: text('Wat hield u tegen?'),
    order: 'random',
    options: [
      { code: 'KOSTEN', label: text('De kosten') },
      { code: 'TIJD', label: text('Geen tijd') },
      { code: 'ANDERS', label: text('Anders, namelijk:'), text: true, fixed: true },
      { code: 'GEEN', label: text('Niets'), fixed: true, exclusive: true },
      { code: 'WEETNIET', label: text('Weet ik niet'), fixed: true, exclusive: true, missing: 98 },
    ],
  },
  fields: ['DREMPELS', 'DREMPELS_ANDERS_TEXT'],
  closed: true,
  variables: [
    'DREMPELS_KOSTEN code',
    'DREMPELS_TIJD code',
    'DREMPELS_ANDERS code',
    'DREMPELS_GEEN code',
    'DREMPELS_WEETNIET code',
    'DREMPELS_ANDERS_TEXT text',
  ],
  tables: ['DREMPELS'],
  skipped: row([97, 97, 97, 97, 97]),
  leftOpen: { fields: { DREMPELS: [] }, row: row([99, 99, 99, 99, 99]) },
  legal: [
    {
      what: 'one box, as a form sends it',
      form: { DREMPELS: 'TIJD' },
      fields: { DREMPELS: ['TIJD'] },
      given: substantive('TIJD'),
      row: row([0, 1, 0, 0, 0]),
      counts: ['DREMPELS=TIJD', 'DREMPELS'],
      summary: ['Geen tijd'],
    },
    {
      what: 'several boxes in any order, one of them twice, and an empty one',
      form: { DREMPELS: ['', 'TIJD', 'KOSTEN', 'TIJD'] },
      fields: { DREMPELS: ['KOSTEN', 'TIJD'] },
      given: substantive('KOSTEN', 'TIJD'),
      row: row([1, 1, 0, 0, 0]),
      counts: ['DREMPELS=KOSTEN', 'DREMPELS=TIJD', 'DREMPELS'],
      summary: ['De kosten', 'Geen tijd'],
    },
    {
      what: '"anders" beside another',
      form: { DREMPELS: ['KOSTEN', 'ANDERS'], DREMPELS_ANDERS_TEXT: 'schaamte' },
      given: substantive('KOSTEN', 'ANDERS'),
      row: row([1, 0, 1, 0, 0], 'schaamte'),
      counts: ['DREMPELS=KOSTEN', 'DREMPELS=ANDERS', 'DREMPELS'],
      summary: ['De kosten', 'Anders, namelijk: schaamte'],
    },
    {
      what: 'words without their tick, which they imply',
      form: { DREMPELS: 'KOSTEN', DREMPELS_ANDERS_TEXT: 'schaamte' },
      fields: { DREMPELS: ['KOSTEN', 'ANDERS'], DREMPELS_ANDERS_TEXT: 'schaamte' },
      given: substantive('KOSTEN', 'ANDERS'),
      row: row([1, 0, 1, 0, 0], 'schaamte'),
      counts: ['DREMPELS=KOSTEN', 'DREMPELS=ANDERS', 'DREMPELS'],
      summary: ['De kosten', 'Anders, namelijk: schaamte'],
    },
    {
      what: 'an exclusive option, which is an answer but counts for no condition',
      form: { DREMPELS: ['GEEN'], DREMPELS_ANDERS_TEXT: 'weg hiermee' },
      fields: { DREMPELS: ['GEEN'] },
      given: [{ code: 'GEEN', substantive: false }],
      row: row([0, 0, 0, 1, 0]),
      counts: ['DREMPELS=GEEN', 'DREMPELS'],
      summary: ['Niets'],
    },
    {
      what: '"weet ik niet", which is in no base',
      form: { DREMPELS: ['WEETNIET'] },
      given: [{ code: 'WEETNIET', substantive: false }],
      row: row([0, 0, 0, 0, 1]),
      counts: ['DREMPELS=WEETNIET'],
      summary: ['Weet ik niet'],
    },
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['DREMPELS'] },
    { what: 'a code that is not there', form: { DREMPELS: ['KOSTEN', 'TROTS'] }, complains: ['DREMPELS'] },
    { what: 'an exclusive option with another', form: { DREMPELS: ['KOSTEN', 'GEEN'] }, complains: ['DREMPELS'] },
    { what: 'two exclusive options', form: { DREMPELS: ['GEEN', 'WEETNIET'] }, complains: ['DREMPELS'] },
    { what: '"anders" without words', form: { DREMPELS: ['ANDERS'] }, complains: ['DREMPELS_ANDERS_TEXT'] },
    {
      what: '"anders" with its words sent twice',
      form: { DREMPELS: ['ANDERS'], DREMPELS_ANDERS_TEXT: ['een', 'twee'] },
      complains: ['DREMPELS_ANDERS_TEXT'],
    },
  ],
  misread: [
    { what: 'a 2', cells: { DREMPELS_TIJD: '2' }, complains: ['DREMPELS_TIJD'] },
    { what: '97 for one option only', cells: { DREMPELS_GEEN: '97' }, complains: ['DREMPELS_GEEN'] },
    { what: 'an empty cell', cells: { DREMPELS_GEEN: '' }, complains: ['DREMPELS_GEEN'] },
    { what: 'nothing chosen', cells: { DREMPELS_TIJD: '0' }, complains: ['DREMPELS_KOSTEN'] },
    { what: 'an exclusive option with another', cells: { DREMPELS_GEEN: '1' }, complains: ['DREMPELS_GEEN'] },
    {
      what: 'words without their option',
      cells: { DREMPELS_ANDERS_TEXT: 'toch' },
      complains: ['DREMPELS_ANDERS_TEXT'],
    },
    { what: 'an option without its words', cells: { DREMPELS_ANDERS: '1' }, complains: ['DREMPELS_ANDERS_TEXT'] },
    {
      what: 'words where it was skipped',
      cells: {
        ...{ DREMPELS_KOSTEN: '97', DREMPELS_TIJD: '97', DREMPELS_ANDERS: '97', DREMPELS_GEEN: '97' },
        ...{ DREMPELS_WEETNIET: '97', DREMPELS_ANDERS_TEXT: 'toch' },
      },
      complains: ['DREMPELS_ANDERS_TEXT'],
    },
  ],
  refused: [{ what: 'an order that is not known', change: { order: 'shuffled' }, at: 'order' }],
};

function row(codes: readonly number[], other = '') {
  const [KOSTEN, TIJD, ANDERS, GEEN, WEETNIET] = codes as [number, number, number, number, number];
  return {
    DREMPELS_KOSTEN: KOSTEN,
    DREMPELS_TIJD: TIJD,
    DREMPELS_ANDERS: ANDERS,
    DREMPELS_GEEN: GEEN,
    DREMPELS_WEETNIET: WEETNIET,
    DREMPELS_ANDERS_TEXT: other,
  };
}
