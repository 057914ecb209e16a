/** One side of a bench, set up and ready to be measured again and again. */
export interface Runner {
  /** One measured run; gives its figure in the bench's unit. */
  run(): Promise<number>;
  /** Ends the side's servers and removes its files. */
  stop(): Promise<void>;
}

/** What we do beside the least that anybody could do for it, measured in turns. The default export of its file, by itself or in a list. */
export interface Bench {
  /** The name of its file; in a list, what follows it says which one it is. */
  readonly name: string;
  /** Of each run's figure, as in 'requests/s' or 'ms'. */
  readonly unit: string;
  ours(): Promise<Runner>;
  floor(): Promise<Runner>;
}
