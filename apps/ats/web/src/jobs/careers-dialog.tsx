import { FormFrame, LoadingState, useSubmit } from "@convene/ui";
import {
  QueryFailed,
  type SuccessBody,
  unwrap,
  useSignedIn,
  useSubmitAnswer,
  useTellSaved,
} from "@convene/web-kit";
import { Anchor, Button, CopyButton, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconCheck, IconCopy, IconExternalLink } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { careersSettingsQuery } from "./job-query.ts";

type CareersSettings = SuccessBody<Awaited<ReturnType<(typeof api)["careers-settings"]["$get"]>>>;

interface CareersDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Where the careers page is, and what it says first. */
export function CareersDialog({ opened, onClose }: CareersDialogProps) {
  const { t } = useTranslation("hiring");
  const settings = useQuery({ ...careersSettingsQuery, enabled: opened });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("jobs.careersTitle")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {settings.data ? (
        <Settings settings={settings.data} />
      ) : settings.isPending ? (
        <LoadingState shape="form" count={2} />
      ) : (
        <QueryFailed error={settings.error} onRetry={() => void settings.refetch()} />
      )}
    </Modal>
  );
}

function Settings({ settings }: { readonly settings: CareersSettings }) {
  const { t } = useTranslation("hiring");
  const { member } = useSignedIn();
  const { url, intro } = settings;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t("jobs.careersHint")}
      </Text>
      <Anchor href={url} underline="always" style={{ overflowWrap: "anywhere" }}>
        {url}
      </Anchor>
      <Group gap="xs">
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={
                copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
              }
              onClick={copy}
            >
              {t(copied ? "jobs.copied" : "jobs.copy")}
            </Button>
          )}
        </CopyButton>
        <Button
          component="a"
          href={url}
          target="_blank"
          rel="noopener"
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden />}
        >
          {t("jobs.look")}
        </Button>
      </Group>
      {member.atsRole === "admin" ? (
        <IntroForm settings={settings} />
      ) : (
        <>
          {intro !== null && (
            <Text size="sm" style={{ whiteSpace: "pre-line" }}>
              {intro}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t("jobs.introAdmin")}
          </Text>
        </>
      )}
    </Stack>
  );
}

function IntroForm({ settings }: { readonly settings: CareersSettings }) {
  const { t } = useTranslation("hiring");
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const tellSaved = useTellSaved();
  const form = useForm({ initialValues: { intro: settings.intro ?? "" } });
  const save = async (values: typeof form.values) => {
    const { revision } = settings;
    const saved = await unwrap(api["careers-settings"].$put({ json: { ...values, revision } }));
    queryClient.setQueryData(careersSettingsQuery.queryKey, saved);
    tellSaved(t("jobs.saved"));
  };
  const { busy, message, submit } = useSubmit(form, (values: typeof form.values) =>
    answerOf(save(values), { intro: "intro" }),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("jobs.save")}
    >
      <Textarea
        label={t("jobs.intro")}
        description={t("jobs.introHint")}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={5_000}
        {...form.getInputProps("intro")}
      />
    </FormFrame>
  );
}
