/** Both ends of an interval: 0 to 1 for a proportion, −1 to 1 for a difference. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
