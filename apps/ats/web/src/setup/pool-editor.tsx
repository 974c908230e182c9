import { FormFrame, FormSection, showFirstError, useSubmit } from "@convene/ui";
import { unwrap, useNavigateTo, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { Box, NumberInput, SimpleGrid, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type Interviewer, type InterviewerPool } from "../api.ts";
import { MemberFields, type MemberValues } from "./member-fields.tsx";

interface PoolEditorProps {
  /** Left out for a new one. */
  readonly pool: InterviewerPool | undefined;
  readonly interviewers: readonly Interviewer[];
}

interface PoolValues {
  readonly name: string;
  readonly active: boolean;
  readonly shadowsNeeded: number;
  readonly reverseShadowsNeeded: number;
  readonly members: readonly MemberValues[];
}

/** Who is in a pool, how far they are, and how one learns to hold its interviews. */
export function PoolEditor({ pool, interviewers }: PoolEditorProps) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const form = useForm<PoolValues>({
    initialValues: {
      name: pool?.name ?? "",
      active: pool?.active ?? true,
      shadowsNeeded: pool?.shadowsNeeded ?? 2,
      reverseShadowsNeeded: pool?.reverseShadowsNeeded ?? 1,
      members: pool?.members ?? [],
    },
    validate: { name: (name) => (name.trim() === "" ? t("wrong.name") : null) },
  });
  const save = async ({ members, ...values }: PoolValues) => {
    const json = {
      ...values,
      members: members.map(({ resourceId, qualification, paused }) => ({
        ...{ resourceId, qualification, paused },
      })),
    };
    const { name } = await (pool
      ? unwrap(
          api.pools[":id"].$put({
            param: { id: pool.id },
            json: { ...json, revision: pool.revision },
          }),
        )
      : unwrap(api.pools.$post({ json })));
    tellSaved(t("saved", { name }));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    navigateTo("/setup/pools");
  };
  const { busy, message, submit } = useSubmit(form, (values: PoolValues) =>
    answerOf(save(values), { name: "name" }),
  );
  const counts = { min: 0, max: 50, allowDecimal: false };
  const { shadowsNeeded, reverseShadowsNeeded, members } = form.values;
  return (
    <Box maw={760}>
      <FormFrame
        busy={busy}
        message={message}
        submitLabel={t(pool ? "save" : "pools.make")}
        onSubmit={form.onSubmit(submit, showFirstError)}
      >
        <Stack gap="xl">
          <TextInput label={t("name")} required {...form.getInputProps("name")} />
          <FormSection title={t("pool.training")} hint={t("pool.trainingHint")}>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <NumberInput
                label={t("pool.shadowsNeeded")}
                {...counts}
                {...form.getInputProps("shadowsNeeded")}
              />
              <NumberInput
                label={t("pool.reverseShadowsNeeded")}
                {...counts}
                {...form.getInputProps("reverseShadowsNeeded")}
              />
            </SimpleGrid>
          </FormSection>
          <FormSection title={t("pool.members")} hint={t("pool.membersHint")}>
            <MemberFields
              members={members}
              needed={{ shadow: shadowsNeeded, reverse_shadow: reverseShadowsNeeded }}
              interviewers={interviewers}
              onMembers={(next) => form.setFieldValue("members", next)}
            />
          </FormSection>
          <Switch
            label={t("active")}
            description={t("pools.activeHint")}
            {...form.getInputProps("active", { type: "checkbox" })}
          />
        </Stack>
      </FormFrame>
    </Box>
  );
}
