import type { LocalDate } from "@convene/ui";
import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import { HostChoice } from "../booking/host-choice.tsx";
import { DAY_PARTS, type Wishes } from "./waiting-wishes.ts";

interface WishFieldsProps {
  readonly hosts: Service["hosts"];
  readonly wishes: Wishes;
  readonly today: LocalDate;
  /** The last day that can be booked. */
  readonly lastDay: LocalDate;
  readonly onChange: (wishes: Wishes) => void;
}

/** With whom, between which days, and in which part of them. */
export function WishFields({ hosts, wishes, today, lastDay, onChange }: WishFieldsProps) {
  const { t } = useTranslation("waiting");
  const { hostId, from, until, part } = wishes;
  return (
    <>
      {hosts.length > 1 && (
        <HostChoice
          hosts={hosts}
          hostId={hostId}
          onHost={(chosen) => onChange({ ...wishes, hostId: chosen })}
        />
      )}
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          type="date"
          label={t("join.from")}
          required
          min={today}
          max={lastDay}
          value={from}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...wishes, from: value, until: [until, value].toSorted().at(-1) ?? value })
          }
        />
        <TextInput
          type="date"
          label={t("join.until")}
          required
          min={from || today}
          max={lastDay}
          value={until}
          error={isInOrder(wishes) ? undefined : t("join.daysNeeded")}
          onChange={({ currentTarget }) => onChange({ ...wishes, until: currentTarget.value })}
        />
      </SimpleGrid>
      <NativeSelect
        label={t("join.part")}
        data={DAY_PARTS.map((value) => ({ value, label: t(`parts.${value}`) }))}
        value={part}
        onChange={({ currentTarget }) => {
          const chosen = DAY_PARTS.find((one) => one === currentTarget.value);
          if (chosen) onChange({ ...wishes, part: chosen });
        }}
      />
    </>
  );
}

/** Whether both days are there, the last not before the first. */
export function isInOrder({ from, until }: Wishes): boolean {
  return from !== "" && until !== "" && from <= until;
}
