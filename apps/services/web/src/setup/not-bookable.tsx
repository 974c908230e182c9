import { FormSection } from "@convene/ui";
import { unwrap, useNavigateTo, useTellRefusal } from "@convene/web-kit";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";

interface NotBookableProps {
  /** Members who have no time that can be booked. */
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** Members who do not give services: each can be made bookable. */
export function NotBookable({ members }: NotBookableProps) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const tellRefusal = useTellRefusal();
  const make = useMutation({
    mutationFn: (memberId: string) =>
      unwrap(api.resources.$post({ json: { kind: "person", memberId } })),
    onError: tellRefusal,
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ["setup"] });
      navigateTo(`/setup/hours?person=${id}`);
    },
  });
  if (members.length === 0) return null;
  return (
    <FormSection title={t("person.others")} hint={t("person.othersHint")}>
      <Stack gap="xs">
        {members.map(({ id, name }) => (
          <Group key={id} justify="space-between" maw={480}>
            <Text size="sm">{name}</Text>
            <Button
              size="xs"
              variant="default"
              aria-label={t("person.makeBookableOf", { name })}
              loading={make.isPending && make.variables === id}
              onClick={() => make.mutate(id)}
            >
              {t("person.makeBookable")}
            </Button>
          </Group>
        ))}
      </Stack>
    </FormSection>
  );
}
