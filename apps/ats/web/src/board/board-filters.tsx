import { Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "./board-query.ts";
import { type BoardSearch, STATUSES, statusOf } from "./board-search.ts";

interface BoardFiltersProps {
  readonly search: BoardSearch;
  readonly counts: Board["counts"];
  readonly onChange: (search: BoardSearch) => void;
}

const TYPING_MS = 250;

/** Of whom the board shows the cards. */
export function BoardFilters({ search, counts, onChange }: BoardFiltersProps) {
  const { t } = useTranslation(["hiring", "ats"]);
  const [text, setText] = useState(search.name ?? "");
  const { name: _name, only: _only, status: _status, ...rest } = search;
  const find = useDebouncedCallback((name: string) => {
    const { name: _before, ...others } = search;
    onChange({ ...others, ...(name !== "" && { name }) });
  }, TYPING_MS);
  const status = statusOf(search);
  const choose = (only: string) => (checked: boolean) => {
    const { only: _before, ...others } = search;
    onChange({ ...others, ...(checked && { only }) });
  };
  return (
    <Group gap="sm" align="flex-end" component="search" aria-label={t("board.filters")}>
      <TextInput
        label={t("board.search")}
        type="search"
        w={{ base: "100%", sm: 220 }}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          find(event.currentTarget.value.trim());
        }}
      />
      <Select
        label={t("board.status")}
        w={{ base: "100%", sm: 190 }}
        allowDeselect={false}
        value={status}
        data={STATUSES.map((value) => ({
          value,
          label: t("board.withCount", {
            status: t(`ats:application.statuses.${value}`),
            count: counts[value],
          }),
        }))}
        onChange={(value) => {
          const { name } = search;
          onChange({
            ...rest,
            ...(name !== undefined && { name }),
            ...(value !== null && value !== "active" && { status: value }),
          });
        }}
      />
      {status === "active" && (
        <Group gap="md" h={36}>
          <Checkbox
            label={t("board.waiting")}
            checked={search.only === "waiting"}
            onChange={(event) => choose("waiting")(event.currentTarget.checked)}
          />
          <Checkbox
            label={t("board.noInterview")}
            checked={search.only === "noInterview"}
            onChange={(event) => choose("noInterview")(event.currentTarget.checked)}
          />
        </Group>
      )}
    </Group>
  );
}
