import { useLocale } from "@convene/ui";
import { Alert, Button, Group, Input, SegmentedControl, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconAlertCircle, IconDownload, IconFileTypeCsv } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unwrap } from "../api/unwrap.ts";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { downloadFile } from "../files/download-file.ts";
import { toCsv } from "../files/to-csv.ts";
import type { AppImports } from "./app-imports.ts";
import { importApi } from "./import-api.ts";
import { importsQuery } from "./import-queries.ts";
import { useFileProblemText } from "./use-file-problem-text.ts";
import { useLineText } from "./use-line-text.ts";
import "@mantine/dropzone/styles.layer.css";

const MOST_BYTES = 5_000_000;

/** What is in the file, and the file: with it the check begins. */
export function NewImport({ app }: { readonly app: AppImports }) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const problemText = useFileProblemText();
  const navigateTo = useNavigateTo();
  const queryClient = useQueryClient();
  const { fieldName } = useLineText(app);
  const [chosen, setChosen] = useState(app.kinds[0]);
  const { kind } = chosen;
  const [refused, setRefused] = useState<string>();
  const upload = useMutation({
    mutationFn: (file: File) => unwrap(importApi.imports.$post({ form: { kind, file } })),
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
      {app.kinds.length > 1 && (
        <Input.Wrapper label={t("imports.new.kind")} labelElement="div" id="import-kind">
          <SegmentedControl
            fullWidth
            mt={4}
            aria-label={t("imports.new.kind")}
            value={kind}
            data={app.kinds.map((one) => ({
              value: one.kind,
              label: t(`imports.kind.${one.kind}`),
            }))}
            onChange={(value) =>
              setChosen(app.kinds.find((one) => one.kind === value) ?? app.kinds[0])
            }
          />
        </Input.Wrapper>
      )}
      <Text size="sm" c="dimmed">
        {t(`${app.texts}:hint.${kind}`)}
      </Text>
      <div role="alert">
        {refused && (
          <Alert color="red" p="xs" icon={<IconAlertCircle size={18} aria-hidden />}>
            {refused}
          </Alert>
        )}
      </div>
      <Dropzone
        aria-label={t("imports.new.choose")}
        inputProps={{ "aria-label": t("imports.new.choose") }}
        multiple={false}
        maxSize={MOST_BYTES}
        loading={upload.isPending}
        onDrop={take}
        onReject={() => setRefused(t("imports.new.tooLarge"))}
        p="xl"
      >
        <Stack align="center" gap={4} ta="center">
          <IconFileTypeCsv size={36} aria-hidden />
          <Text fw={600}>{t("imports.new.drop")}</Text>
          <Text size="sm" c="dimmed">
            {t("imports.new.limits")}
          </Text>
        </Stack>
      </Dropzone>
      <Group>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() =>
            downloadFile(
              `${t(`imports.kind.${kind}`).toLowerCase()}.csv`,
              toCsv(chosen.templateFields.map(fieldName), [], locale),
              "text/csv",
            )
          }
        >
          {t("imports.new.template")}
        </Button>
      </Group>
    </Stack>
  );
}
