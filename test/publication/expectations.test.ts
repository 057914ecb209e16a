import { expect, it } from 'vitest';
import { middleOf } from '../../src/publication/expectations.js';

it.each([
  [[], { median: null, low: null, high: null }],
  [[40, 60], { median: null, low: null, high: null }],
  [[90, 40, 50], { median: 50, low: null, high: null }],
  [[90, 40, 50, 61], { median: 56, low: null, high: null }],
  [[90, 40, 50, 61, 70], { median: 61, low: 50, high: 70 }],
  [[90, 40, 50, 61, 70, 75], { median: 66, low: 53, high: 74 }],
])('of the predictions %j tells %j', (predicted, told) => {
  expect(middleOf(predicted)).toEqual(told);
});
