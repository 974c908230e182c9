import { Select, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ManagedService, StaffCalendar } from "../api.ts";
import { type CalendarSearch, STATUSES } from "./calendar-search.ts";

type Filter = "person" | "service" | "status" | "colours";

interface CalendarFiltersProps {
  readonly search: CalendarSearch;
  readonly people: StaffCalendar["people"];
  readonly services: readonly ManagedService[];
  /** Undefined: no longer filtered by it. */
  readonly onFilter: (filter: Filter, value: string | undefined) => void;
}

const ALL = "all";

/** Of the calendar: whose, of which service, in which state, and what its colours tell. */
export function CalendarFilters({ search, people, services, onFilter }: CalendarFiltersProps) {
  const { t } = useTranslation("services");
  const choice = (
    filter: Filter,
    label: string,
    all: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      key={filter}
      aria-label={label}
      size="xs"
      data={[{ value: ALL, label: all }, ...options]}
      value={options.find(({ value }) => value === search[filter])?.value ?? ALL}
      allowDeselect={false}
      searchable={options.length > 10}
      onChange={(value) => onFilter(filter, value === null || value === ALL ? undefined : value)}
    />
  );
  return (
    <SimpleGrid
      cols={{ base: 2, sm: 4 }}
      spacing="xs"
      mb="sm"
      maw={760}
      role="group"
      aria-label={t("calendar.filters")}
    >
      {choice(
        "person",
        t("calendar.person"),
        t("calendar.everybody"),
        people.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        "service",
        t("calendar.service"),
        t("calendar.everyService"),
        services.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        "status",
        t("calendar.status"),
        t("calendar.everyStatus"),
        STATUSES.map((status) => ({ value: status, label: t(`ui:status.${status}`) })),
      )}
      {choice("colours", t("calendar.colours"), t("calendar.byService"), [
        { value: "status", label: t("calendar.byStatus") },
      ])}
    </SimpleGrid>
  );
}
