/** Which fortnight is simulated: another one for each number. */
export function fortnightSeed(): number {
  return Number(process.env.CALENDAR_FORTNIGHT_SEED || 1);
}
