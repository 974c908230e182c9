import { Button, Fieldset, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Interviewer, InterviewerPool } from "../api.ts";
import { RowButtons } from "./row-buttons.tsx";
import type { TemplateFormPart } from "./template-form.ts";

interface SeatFieldsProps extends TemplateFormPart {
  readonly interviewers: readonly Interviewer[];
  readonly pools: readonly InterviewerPool[];
}

const MOST_SEATS = 10;

/** The seats of the panel, each filled by a person or by anyone of a pool. */
export function SeatFields({ form, interviewers, pools }: SeatFieldsProps) {
  const { t } = useTranslation("setup");
  const { seats } = form.values;
  const usable = pools.filter(({ active }) => active);
  const choices = [
    ...(usable.length > 0
      ? [
          {
            group: t("template.pools"),
            items: usable.map(({ id, name }) => ({ value: `pool ${id}`, label: name })),
          },
        ]
      : []),
    {
      group: t("template.people"),
      items: interviewers.map(({ id, name }) => ({ value: `person ${id}`, label: name })),
    },
  ];
  return (
    <Stack gap="sm">
      {seats.map((seat, index) => {
        const row = t("template.seat", { number: index + 1 });
        return (
          <Fieldset key={seat.key} legend={row}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label={t("template.seatName")}
                placeholder={t("template.seatExample")}
                required
                {...form.getInputProps(`seats.${index}.name`)}
              />
              <Select
                label={t("template.filledBy")}
                required
                searchable
                data={choices}
                {...form.getInputProps(`seats.${index}.filledBy`)}
                value={seat.filledBy === "" ? null : seat.filledBy}
                onChange={(value) => {
                  form.setFieldValue(`seats.${index}.filledBy`, value ?? "");
                  const pool = usable.find(({ id }) => value === `pool ${id}`);
                  if (seat.name === "" && pool) {
                    form.setFieldValue(`seats.${index}.name`, pool.name);
                  }
                }}
              />
            </SimpleGrid>
            <RowButtons
              row={row}
              index={index}
              count={seats.length}
              onMove={(to) => form.reorderListItem("seats", { from: index, to })}
              onRemove={seats.length > 1 ? () => form.removeListItem("seats", index) : undefined}
            />
          </Fieldset>
        );
      })}
      {seats.length < MOST_SEATS && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() =>
            form.insertListItem("seats", { key: crypto.randomUUID(), name: "", filledBy: "" })
          }
        >
          {t("template.addSeat")}
        </Button>
      )}
    </Stack>
  );
}
