import { z } from 'zod';

/** A number of people. */
export const count = z.int().min(0);

/** A proportion, or a chance, from 0 to 1. */
export const proportion = z.number().min(0).max(1);

/** A percentage from 0 to 100. */
export const percentage = z.number().min(0).max(100);

/** A difference between two percentages, from −100 to 100. */
export const percentagePoints = z.number().min(-100).max(100);
