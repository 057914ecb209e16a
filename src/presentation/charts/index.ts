export {
  barPicture,
  type AnswerBar,
  type BarChart,
  type BarPart,
  type BarSection,
  type HiddenShare,
  type Share,
} from './bars.js';
export { cellBar } from './cell-bar.js';
export { dayPicture, type Day, type DayChart, type MailingMark } from './days.js';
export { type Change } from './difference.js';
export { type Known } from './known.js';
export { overviewChart, overviewPicture, type OverviewChart, type OverviewRow } from './overview.js';
export { describeSides, divergingPicture, stackedPicture, type PartsChart, type PartsRow } from './parts.js';
export { peoplePicture, type PeopleChart } from './people.js';
export { onPage, type Picture } from './picture.js';
export { planChart, type PlanChart } from './plan.js';
export { thenNowPicture, type ThenNowChart, type ThenNowRow } from './then-now.js';
export { trendPicture, type DrawnPoint, type TrendBreak, type TrendChart } from './trend.js';
