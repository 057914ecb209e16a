import { z } from 'zod';

/** Large enough for any study, small enough to add up without loss of precision. */
const count = z.number().min(0).max(1e12);

/** The number of people of each outcome (AAPOR's letters); they may be weighted. */
export const OutcomeCounts = z.strictObject({
  I: count.meta({ description: 'Complete.' }),
  P: count.meta({ description: 'Partial: enough was answered.' }),
  R: count.meta({ description: 'Refusal and break-off.' }),
  NC: count.meta({ description: 'Eligible, not reached.' }),
  O: count.meta({ description: 'Eligible, other reasons.' }),
  UH: count.meta({ description: 'Unknown whether there is such a household.' }),
  UO: count.meta({ description: 'Unknown whether eligible, other reasons.' }),
  e: z.number().min(0).max(1).meta({ description: 'Estimated share of the unknown that is eligible, 0 to 1.' }),
});
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

/** What each rate divides by what, in words; in the order in which they are shown. */
export const definitions = {
  RR1: 'Complete, out of everyone who may be eligible',
  RR2: 'Complete or partial, out of everyone who may be eligible',
  RR3: 'Complete, out of the eligible and the estimated share e of the unknown',
  RR4: 'Complete or partial, out of the eligible and the estimated share e of the unknown',
  RR5: 'Complete, out of the eligible (as if none of the unknown were)',
  RR6: 'Complete or partial, out of the eligible (as if none of the unknown were)',
  COOP1: 'Complete, out of everyone who was reached',
  COOP2: 'Complete or partial, out of everyone who was reached',
  COOP3: 'Complete, out of those who were reached and could answer',
  COOP4: 'Complete or partial, out of those who were reached and could answer',
  REF1: 'Refused or broke off, out of everyone who may be eligible',
  REF2: 'Refused or broke off, out of the eligible and the estimated share e of the unknown',
  REF3: 'Refused or broke off, out of the eligible (as if none of the unknown were)',
  CON1: 'Reached, out of everyone who may be eligible',
  CON2: 'Reached, out of the eligible and the estimated share e of the unknown',
  CON3: 'Reached, out of the eligible (as if none of the unknown were)',
} as const;
export type OutcomeRate = keyof typeof definitions;

/** Proportions, 0 to 1; null where the denominator is 0. */
export type OutcomeRates = Readonly<Record<OutcomeRate, number | null>>;

/**
 * Returns the response, cooperation, refusal and contact rates of AAPOR. Standard Definitions (8th
 * edition, 2015), "Calculating rates from response distributions". Throws a ZodError for counts
 * below 0 and an e outside 0 to 1.
 *
 * - RR1, RR3, RR5: I over all; over the eligible and e of the unknown; over the eligible. RR2, RR4,
 *   RR6: I + P over those.
 * - COOP1 and COOP2: I, and I + P, over I + P + R + O. COOP3 and COOP4: over I + P + R.
 * - REF1–REF3: R, and CON1–CON3: I + P + R + O, over the three denominators of the response rates.
 */
export function outcomeRates(counts: OutcomeCounts): OutcomeRates {
  const { I, P, R, NC, O, UH, UO, e } = OutcomeCounts.parse(counts);
  const reached = I + P + R + O;
  const eligible = reached + NC;
  const everyone = eligible + (UH + UO);
  const estimated = eligible + e * (UH + UO);
  return {
    RR1: rate(I, everyone),
    RR2: rate(I + P, everyone),
    RR3: rate(I, estimated),
    RR4: rate(I + P, estimated),
    RR5: rate(I, eligible),
    RR6: rate(I + P, eligible),
    COOP1: rate(I, reached),
    COOP2: rate(I + P, reached),
    COOP3: rate(I, I + P + R),
    COOP4: rate(I + P, I + P + R),
    REF1: rate(R, everyone),
    REF2: rate(R, estimated),
    REF3: rate(R, eligible),
    CON1: rate(reached, everyone),
    CON2: rate(reached, estimated),
    CON3: rate(reached, eligible),
  };
}

/**
 * Returns the estimated share of the unknown that is eligible. 0 to 1: that of those whose
 * eligibility is known (proportional allocation, the CASRO method; AAPOR 2015 on estimating e); 1
 * when it is known of nobody.
 */
export function eligibleShare(eligible: number, notEligible: number): number {
  return rate(eligible, eligible + notEligible) ?? 1;
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
