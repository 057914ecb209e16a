import type { StaffFrame } from './frame.js';
import { homeTexts } from './home-texts.js';
import type { ToDo } from './next-step.js';

/**
 * Returns what is to be done next in words, with the way to it; without one where there is none.
 */
export function showToDo({ step, address, query, from }: ToDo, page: StaffFrame, today: string) {
  const { language, numbers, to } = page;
  const text = homeTexts[language];
  const [words, link] = text.nextSteps[step];
  return {
    words: from === undefined ? words : `${words} ${text.from(numbers.weekday(from, today))}`,
    link,
    href: address && link ? to(address, query) : '',
  };
}
