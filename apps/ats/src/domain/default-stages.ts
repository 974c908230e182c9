/** The columns of a new job's pipeline, in order. */
export const DEFAULT_STAGES = ["Applied", "Screening", "Interviews", "Offer"] as const;
