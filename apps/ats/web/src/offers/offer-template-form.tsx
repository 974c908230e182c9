import { ConfirmDialog, FormFrame, useSubmit } from "@convene/ui";
import {
  unwrap,
  useProblemText,
  useSignedIn,
  useSubmitAnswer,
  useTellSaved,
} from "@convene/web-kit";
import { Button, Grid, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { ApproversField } from "./approvers-field.tsx";
import { LetterField } from "./letter-field.tsx";
import { OfferLetter } from "./offer-letter.tsx";
import { type OfferTemplate, offerTemplatesQuery } from "./offer-queries.ts";

interface OfferTemplateFormProps {
  /** Left out for a new one. */
  readonly template?: OfferTemplate;
  readonly onDone: () => void;
}

const FIELDS = { name: "name", body: "body", approverIds: "approverIds" } as const;

/** A letter that offers begin with, and who approves them. */
export function OfferTemplateForm({ template, onDone }: OfferTemplateFormProps) {
  const { t } = useTranslation("offers");
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const tellSaved = useTellSaved();
  const { organisation } = useSignedIn();
  const form = useForm({
    initialValues: {
      name: template?.name ?? "",
      body: template?.body ?? t("letters.example"),
      active: template?.active ?? true,
      approverIds: template?.approvers.map(({ id }) => id) ?? [],
    },
    validate: {
      name: (name) => (name.trim() === "" ? t("letters.nameNeeded") : null),
      body: (body) => (body.trim() === "" ? t("form.letterNeeded") : null),
    },
  });
  const { values } = form;
  type Values = typeof values;
  const save = async (json: Values) => {
    const routes = api["offer-templates"];
    await (template
      ? unwrap(
          routes[":id"].$put({
            param: { id: template.id },
            json: { ...json, revision: template.revision },
          }),
        )
      : unwrap(routes.$post({ json })));
    await queryClient.invalidateQueries({ queryKey: offerTemplatesQuery.queryKey });
    tellSaved(t("letters.saved", { name: json.name.trim() }));
    onDone();
  };
  const { busy, message, submit } = useSubmit(form, (wanted: Values) =>
    answerOf(save(wanted), FIELDS),
  );
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <FormFrame
          busy={busy}
          message={message}
          submitLabel={t("letters.save")}
          onSubmit={form.onSubmit(submit)}
          secondary={template && <Remove template={template} onDone={onDone} />}
        >
          <TextInput
            label={t("letters.name")}
            required
            maxLength={200}
            {...form.getInputProps("name")}
          />
          <LetterField
            value={values.body}
            error={form.errors.body?.toString()}
            onChange={(body) => form.setFieldValue("body", body)}
          />
          <ApproversField
            value={values.approverIds}
            {...(template && { known: template.approvers })}
            error={form.errors.approverIds?.toString()}
            onChange={(ids) => form.setFieldValue("approverIds", ids)}
          />
          <Switch
            label={t("letters.active")}
            description={t("letters.activeHint")}
            {...form.getInputProps("active", { type: "checkbox" })}
          />
        </FormFrame>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Stack gap="sm" component="section" aria-labelledby="letter-look">
          <Title order={2} size="h4" id="letter-look">
            {t("letters.look")}
          </Title>
          <OfferLetter organisation={organisation.name} letter={values.body} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function Remove({ template, onDone }: Required<OfferTemplateFormProps>) {
  const { t } = useTranslation("offers");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellSaved = useTellSaved();
  const { member } = useSignedIn();
  const [isAsked, setAsked] = useState(false);
  if (member.atsRole !== "admin") return null;
  const remove = async () => {
    try {
      const { outcome } = await unwrap(
        api["offer-templates"][":id"].$delete({ param: { id: template.id } }),
      );
      await queryClient.invalidateQueries({ queryKey: offerTemplatesQuery.queryKey });
      tellSaved(t(`letters.${outcome}`, { name: template.name }));
      onDone();
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t("letters.remove")}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={t("letters.removeQuestion", { name: template.name })}
        confirmLabel={t("letters.remove")}
        destructive
        onConfirm={remove}
        onClose={() => setAsked(false)}
      >
        <Text size="sm">{t("letters.removeHint")}</Text>
      </ConfirmDialog>
    </>
  );
}
