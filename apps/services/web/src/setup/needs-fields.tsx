import { useLink } from "@convene/ui";
import { ActionIcon, Anchor, Button, Group, MultiSelect, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ServiceFormPart } from "./service-form-type.ts";
import type { Resource } from "./setup-queries.ts";

interface NeedsFieldsProps extends ServiceFormPart {
  /** Rooms and devices. */
  readonly resources: readonly Resource[];
}

const MOST_NEEDS = 10;

/** Rooms and devices that it takes: of each row one. */
export function NeedsFields({ form, resources }: NeedsFieldsProps) {
  const { t } = useTranslation("setup");
  const Link = useLink();
  const { needs } = form.values;
  const chosen = new Set(needs.flat());
  const offered = resources.filter(({ id, active }) => active || chosen.has(id));
  if (offered.length === 0) {
    return (
      <Text size="sm">
        {t("service.noRooms")}{" "}
        <Anchor component={Link} href="/setup/rooms" underline="always">
          {t("rooms.title")}
        </Anchor>
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {needs.map((choices, index) => (
        <Group key={index} gap="sm" align="flex-start" wrap="nowrap">
          <MultiSelect
            label={t("service.oneOf", { number: index + 1 })}
            data={offered.map(({ id, name }) => ({ value: id, label: name }))}
            style={{ flex: 1 }}
            value={[...choices]}
            error={form.errors[`needs.${index}`]}
            onChange={(ids) => form.setFieldValue(`needs.${index}`, ids)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mt={24}
            aria-label={t("service.removeNeed", { number: index + 1 })}
            onClick={() => form.removeListItem("needs", index)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {needs.length < MOST_NEEDS && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => form.insertListItem("needs", [])}
        >
          {t("service.addNeed")}
        </Button>
      )}
    </Stack>
  );
}
