/** CONVENE_SECRET of a soak's processes. */
export const SOAK_SECRET = "only of this soak, and long enough";
