export { barChart, type Bar, type BarChart, type BarSection } from './bars.js';
export { dayChart, type Day, type DayChart } from './days.js';
export { type Known } from './known.js';
export { divergingChart, describeSides, stackedChart, type PartsChart, type PartsRow } from './parts.js';
export { thenNowChart, type ThenNowChart, type ThenNowRow } from './then-now.js';
export { trendChart, type TrendChart, type DrawnPoint } from './trend.js';
