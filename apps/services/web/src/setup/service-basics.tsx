import { RoomChoice } from "@convene/web-kit";
import { Autocomplete, Group, Radio, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SERVICE_COLOURS, swatchOf } from "./service-colours.ts";
import type { ServiceFormPart } from "./service-form-type.ts";

interface ServiceBasicsProps extends ServiceFormPart {
  readonly categories: readonly string[];
}

/** What it is, where it takes place, and how it looks in the calendar. */
export function ServiceBasics({ form, categories }: ServiceBasicsProps) {
  const { t } = useTranslation("setup");
  return (
    <>
      <TextInput label={t("service.name")} required {...form.getInputProps("name")} />
      <Textarea
        label={t("service.description")}
        description={t("service.descriptionHint")}
        autosize
        minRows={2}
        {...form.getInputProps("description")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Autocomplete
          label={t("service.category")}
          data={[...categories]}
          {...form.getInputProps("category")}
        />
        <RoomChoice
          label={t("service.room")}
          value={form.values.room}
          others={[{ value: "none", label: t("service.notOnline") }]}
          onChange={(room) => form.setFieldValue("room", room)}
        />
      </SimpleGrid>
      <TextInput
        label={t("service.location")}
        description={t("service.locationHint")}
        {...form.getInputProps("location")}
      />
      <Radio.Group label={t("service.colour")} {...form.getInputProps("colour")}>
        <Group gap="md" mt={4}>
          {SERVICE_COLOURS.map((colour) => (
            <Radio
              key={colour}
              value={colour}
              color={swatchOf(colour)}
              label={
                <Group gap={6} wrap="nowrap">
                  <span
                    aria-hidden
                    style={{
                      width: 14,
                      height: 14,
                      borderRadius: "50%",
                      background: swatchOf(colour),
                    }}
                  />
                  {t(`service.colours.${colour}`)}
                </Group>
              }
            />
          ))}
        </Group>
      </Radio.Group>
    </>
  );
}
