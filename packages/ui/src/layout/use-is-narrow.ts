import { useMediaQuery } from "@mantine/hooks";

/** Whether there is room for a day rather than a week: a phone, or a window as narrow as one. */
export function useIsNarrow(): boolean {
  return useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
}
