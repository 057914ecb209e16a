import { substantive, text, type KindRow } from './row.js';

const points = [1, 2, 3, 4, 5].map((code) => ({ code, label: text(`Punt ${code}`) }));

export const scale: KindRow = {
  kind: 'scale',
  definition: {
    id: 'TEVREDEN',
    kind: 'scale',
    text: text('Hoe tevreden bent u?'),
    options: [...points, { code: 96, label: text('Niet van toepassing') }],
  },
  fields: ['TEVREDEN'],
  closed: true,
  variables: ['TEVREDEN code'],
  tables: ['TEVREDEN'],
  skipped: { TEVREDEN: 97 },
  leftOpen: { fields: { TEVREDEN: '' }, row: { TEVREDEN: 99 } },
  testable: {
    codes: [1, 5, 96],
    strange: [0, 6, 98],
    test: { codes: [], atLeast: 4 },
    tried: [['1'], ['2'], ['3'], ['4'], ['5'], ['96']],
  },
  legal: [
    {
      what: 'a point',
      form: { TEVREDEN: '4' },
      given: substantive('4'),
      row: { TEVREDEN: 4 },
      counts: ['TEVREDEN=4', 'TEVREDEN'],
      summary: ['Punt 4'],
    },
    {
      what: '"niet van toepassing", which is in no base',
      form: { TEVREDEN: '96' },
      given: [{ code: '96', substantive: false }],
      row: { TEVREDEN: 96 },
      counts: ['TEVREDEN=96'],
      summary: ['Niet van toepassing'],
    },
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['TEVREDEN'] },
    { what: 'a sixth point', form: { TEVREDEN: '6' }, complains: ['TEVREDEN'] },
    { what: 'a missing code that it does not offer', form: { TEVREDEN: '98' }, complains: ['TEVREDEN'] },
    { what: 'two points', form: { TEVREDEN: ['4', '5'] }, complains: ['TEVREDEN'] },
  ],
  misread: [
    { what: 'a code that is not there', cells: { TEVREDEN: '98' }, complains: ['TEVREDEN'] },
    { what: 'nothing', cells: { TEVREDEN: '' }, complains: ['TEVREDEN'] },
  ],
  refused: [
    { what: 'four points', change: { options: points.slice(1) }, at: 'options' },
    { what: 'a random order', change: { order: 'random' }, at: '' },
  ],
};
