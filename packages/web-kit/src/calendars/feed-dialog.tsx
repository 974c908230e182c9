import { FormFrame, useSubmit } from "@convene/ui";
import { Button, CopyButton, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import { feedsQuery } from "./calendars-query.ts";

export interface FeedDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a secret address, and shows it this once. */
export function FeedDialog({ opened, onClose }: FeedDialogProps) {
  const { t } = useTranslation("kit");
  const [url, setUrl] = useState<string>();
  const close = () => {
    setUrl(undefined);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(url === undefined ? "feeds.make" : "feeds.made")}
      // a click beside it must not lose what is never shown again
      closeOnClickOutside={url === undefined}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      {url === undefined ? <FeedForm onMade={setUrl} /> : <MadeFeed url={url} onClose={close} />}
    </Modal>
  );
}

interface FeedValues {
  readonly name: string;
  readonly shows: string;
}

function FeedForm({ onMade }: { readonly onMade: (url: string) => void }) {
  const { t } = useTranslation("kit");
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const form = useForm<FeedValues>({
    initialValues: { name: "", shows: "everything" },
    validate: { name: (name) => (name.trim() === "" ? t("feeds.nameNeeded") : null) },
  });
  const make = async ({ name, shows }: FeedValues) => {
    const json = { name: name.trim(), freeBusy: shows === "busyOnly" };
    const { url } = await unwrap(sharedApi.feeds.$post({ json }));
    void queryClient.invalidateQueries({ queryKey: feedsQuery.queryKey });
    onMade(url);
  };
  const { busy, message, submit } = useSubmit(form, (values: FeedValues) =>
    answerOf(make(values), { name: "name" } as const),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("feeds.make")}
    >
      <TextInput
        label={t("feeds.name")}
        description={t("feeds.nameHint")}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Radio.Group label={t("feeds.shows")} {...form.getInputProps("shows")}>
        <Stack gap="xs" mt={6}>
          {(["everything", "busyOnly"] as const).map((shows) => (
            <Radio
              key={shows}
              value={shows}
              label={t(`feeds.${shows}`)}
              description={t(`feeds.${shows}Hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormFrame>
  );
}

function MadeFeed({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const { t } = useTranslation("kit");
  return (
    <Stack gap="md">
      <Text size="sm">{t("feeds.madeHint")}</Text>
      <TextInput
        label={t("feeds.address")}
        readOnly
        value={url}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button onClick={copy}>{t(copied ? "feeds.copied" : "feeds.copy")}</Button>
        )}
      </CopyButton>
      <Text size="sm" c="dimmed">
        {t("feeds.use")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("feeds.secret")}
      </Text>
      <Button variant="default" onClick={onClose}>
        {t("feeds.done")}
      </Button>
    </Stack>
  );
}
