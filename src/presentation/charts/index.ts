export { barChart, barPicture, type Bar, type BarChart, type BarSection } from './bars.js';
export { cellBar } from './cell-bar.js';
export { dayChart, dayPicture, type Day, type DayChart } from './days.js';
export { type Change } from './difference.js';
export { type Known } from './known.js';
export { overviewChart, overviewPicture, type OverviewChart, type OverviewRow } from './overview.js';
export {
  describeSides,
  divergingChart,
  divergingPicture,
  stackedChart,
  stackedPicture,
  type PartsChart,
  type PartsRow,
} from './parts.js';
export { peopleChart, peoplePicture, type PeopleChart } from './people.js';
export { onPage, type Picture } from './picture.js';
export { planChart, type PlanChart } from './plan.js';
export { thenNowChart, thenNowPicture, type ThenNowChart, type ThenNowRow } from './then-now.js';
export { trendChart, trendPicture, type DrawnPoint, type TrendBreak, type TrendChart } from './trend.js';
