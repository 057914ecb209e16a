/** Both ends of an interval; of a proportion from 0 to 1, of a difference from −1 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
