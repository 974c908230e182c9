import { useLocale } from "@convene/ui";
import { downloadFile, unwrap, useNavigateTo, useProblemText } from "@convene/web-kit";
import { Alert, Button, Group, Input, SegmentedControl, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconAlertCircle, IconDownload, IconFileTypeCsv } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { IMPORT_KINDS, type ImportKind, importsQuery } from "./import-queries.ts";
import { templateFile } from "./template-file.ts";
import { useLineText } from "./use-line-text.ts";
import "@mantine/dropzone/styles.layer.css";

const MOST_BYTES = 5_000_000;

/** What is in the file, and the file: with it the check begins. */
export function NewImport() {
  const { t } = useTranslation("imports");
  const locale = useLocale();
  const problemText = useProblemText();
  const navigateTo = useNavigateTo();
  const queryClient = useQueryClient();
  const { fieldName } = useLineText();
  const [kind, setKind] = useState<ImportKind>("clients");
  const [refused, setRefused] = useState<string>();
  const upload = useMutation({
    mutationFn: (file: File) => unwrap(api.imports.$post({ form: { kind, file } })),
    async onSuccess({ id }) {
      await queryClient.invalidateQueries(importsQuery);
      navigateTo(`/imports/${id}`);
    },
    onError: (error) => setRefused(problemText(error)),
  });
  const take = ([file]: readonly File[]) => {
    setRefused(undefined);
    if (file) upload.mutate(file);
  };

  return (
    <Stack gap="md" maw={760}>
      <Input.Wrapper label={t("new.kind")} labelElement="div" id="import-kind">
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label={t("new.kind")}
          value={kind}
          data={IMPORT_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          onChange={(value) => setKind(value as ImportKind)}
        />
      </Input.Wrapper>
      <Text size="sm" c="dimmed">
        {t(`new.hint.${kind}`)}
      </Text>
      <div role="alert">
        {refused && (
          <Alert color="red" p="xs" icon={<IconAlertCircle size={18} aria-hidden />}>
            {refused}
          </Alert>
        )}
      </div>
      <Dropzone
        aria-label={t("new.choose")}
        inputProps={{ "aria-label": t("new.choose") }}
        multiple={false}
        maxSize={MOST_BYTES}
        loading={upload.isPending}
        onDrop={take}
        onReject={() => setRefused(t("new.tooLarge"))}
        p="xl"
      >
        <Stack align="center" gap={4} ta="center">
          <IconFileTypeCsv size={36} aria-hidden />
          <Text fw={600}>{t("new.drop")}</Text>
          <Text size="sm" c="dimmed">
            {t("new.limits")}
          </Text>
        </Stack>
      </Dropzone>
      <Group>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() =>
            downloadFile(
              `${t(`kind.${kind}`).toLowerCase()}.csv`,
              templateFile(kind, { fieldName, locale }),
              "text/csv",
            )
          }
        >
          {t("new.template")}
        </Button>
      </Group>
    </Stack>
  );
}
