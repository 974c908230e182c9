import { RoomChoice } from "@convene/web-kit";
import { MultiSelect, NumberInput, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { InterviewRoom } from "../api.ts";
import { INTERVIEW_KINDS } from "../scheduling/interview-kinds.ts";
import type { TemplateFormPart } from "./template-form.ts";

/** What the interview is, how long it takes, and where it is. */
export function TemplateBasics({
  form,
  rooms,
}: TemplateFormPart & { readonly rooms: readonly InterviewRoom[] }) {
  const { t } = useTranslation(["setup", "ats"]);
  const minutes = { min: 0, max: 240, step: 5, allowDecimal: false, suffix: " min" };
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t("name")} required {...form.getInputProps("name")} />
        <Select
          label={t("template.kind")}
          data={INTERVIEW_KINDS.map((value) => ({ value, label: t(`ats:kind.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps("kind")}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <NumberInput
          label={t("template.duration")}
          required
          {...minutes}
          min={5}
          max={720}
          {...form.getInputProps("durationMinutes")}
        />
        <NumberInput
          label={t("template.before")}
          {...minutes}
          {...form.getInputProps("bufferBeforeMinutes")}
        />
        <NumberInput
          label={t("template.after")}
          {...minutes}
          {...form.getInputProps("bufferAfterMinutes")}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <RoomChoice
          label={t("template.online")}
          value={form.values.room}
          others={[{ value: "none", label: t("template.notOnline") }]}
          onChange={(room) => form.setFieldValue("room", room)}
        />
        <TextInput label={t("template.location")} {...form.getInputProps("location")} />
      </SimpleGrid>
      {rooms.length > 0 && (
        <MultiSelect
          label={t("template.rooms")}
          description={t("template.roomsHint")}
          data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("roomIds")}
          value={[...form.values.roomIds]}
        />
      )}
    </>
  );
}
