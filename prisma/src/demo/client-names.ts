/** Clients of the demo's salon beside those with a story: every pair of these makes one. */
export const FIRST_NAMES: readonly string[] = [
  "Anna",
  "Ben",
  "Charlotte",
  "Deniz",
  "Elena",
  "Felix",
  "Greta",
  "Henrik",
  "Isabel",
  "Jonah",
  "Klara",
  "Leon",
  "Maja",
  "Niklas",
  "Olivia",
  "Paul",
  "Romy",
  "Simon",
  "Thea",
  "Vera",
];

export const FAMILY_NAMES: readonly string[] = [
  "Albrecht",
  "Berger",
  "Costa",
  "Dietrich",
  "Engel",
  "Friedrich",
  "Graf",
];
