import { ConfirmDialog, formatShortDate, useLocale } from "@convene/ui";
import { unwrap, useProblemText, useSignedIn, useTellRefusal } from "@convene/web-kit";
import {
  ActionIcon,
  Anchor,
  Button,
  Card,
  FileButton,
  Group,
  Menu,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { IconDots, IconFileUpload, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { applicationQuery } from "../queries.ts";
import { fileSize } from "./file-size.ts";

type CandidateFile = ApplicationDetail["files"][number];

/** What the server keeps, by endings: what a file is, it sees by itself. */
const FILE_ENDINGS = ".pdf,.docx,.odt,.txt,.png,.jpg,.jpeg,.webp";

interface FileListProps {
  readonly applicationId: string;
  readonly files: readonly CandidateFile[];
  /** Left out: nothing can be taken away. */
  readonly onRemove?: (file: CandidateFile) => void;
}

/** Files that can be saved; pictures are shown small. */
export function FileList({ applicationId, files, onRemove }: FileListProps) {
  const { t } = useTranslation("hiring");
  const locale = useLocale();
  const { timeZone } = useSignedIn().member;
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
      {files.map((file) => {
        const { id, fileName: name, kind, size, at, contentType } = file;
        const href = `/api/applications/${applicationId}/files/${id}`;
        return (
          <Group key={id} component="li" justify="space-between" wrap="nowrap" gap="xs">
            <Group gap="xs" wrap="nowrap" miw={0}>
              {contentType.startsWith("image/") && (
                <img src={href} alt="" width={40} height={40} style={{ objectFit: "cover" }} />
              )}
              <div style={{ minWidth: 0 }}>
                <Anchor
                  href={href}
                  download={name}
                  underline="always"
                  size="sm"
                  style={{ overflowWrap: "anywhere" }}
                >
                  {name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {t("files.meta", {
                    kind: t(`files.${kind}`),
                    size: fileSize(size, locale),
                    day: formatShortDate(new Date(at), { locale, timeZone }),
                  })}
                </Text>
              </div>
            </Group>
            {onRemove && (
              <Menu position="bottom-end" withinPortal>
                <Menu.Target>
                  <ActionIcon variant="subtle" color="gray" aria-label={t("files.menu", { name })}>
                    <IconDots size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    color="red"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => onRemove(file)}
                  >
                    {t("files.remove")}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}

/** Résumé and further files of the candidate. */
export function CandidateFiles({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useTranslation("hiring");
  const headingId = useId();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const [unwanted, setUnwanted] = useState<CandidateFile>();
  const { id, files } = application;
  const show = (changed: ApplicationDetail) =>
    queryClient.setQueryData(applicationQuery(id).queryKey, changed);
  const add = useMutation({
    mutationFn: (sent: { readonly kind: CandidateFile["kind"]; readonly file: File }) =>
      unwrap(api.applications[":id"].files.$post({ param: { id }, form: sent })),
    onSuccess: show,
    onError: tellRefusal,
  });
  const remove = async () => {
    if (!unwanted) return undefined;
    try {
      const param = { id, fileId: unwanted.id };
      show(await unwrap(api.applications[":id"].files[":fileId"].$delete({ param })));
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  const button = (kind: CandidateFile["kind"]) => (
    <FileButton
      accept={FILE_ENDINGS}
      onChange={(file) => file && add.mutate({ kind, file })}
      inputProps={{ "aria-label": t(`files.${kind}`) }}
    >
      {(props) => (
        <Button
          {...props}
          variant="default"
          size="xs"
          loading={add.isPending && add.variables.kind === kind}
          leftSection={<IconFileUpload size={16} aria-hidden />}
        >
          {t(`files.${kind}`)}
        </Button>
      )}
    </FileButton>
  );
  return (
    <Card withBorder padding="md" component="section" aria-labelledby={headingId}>
      <Stack gap="sm">
        <Title order={2} size="h5" id={headingId}>
          {t("files.title")}
        </Title>
        {files.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("files.none")}
          </Text>
        ) : (
          <FileList applicationId={id} files={files} onRemove={setUnwanted} />
        )}
        <div>
          <Group gap="xs" role="group" aria-label={t("files.add")}>
            {button("resume")}
            {button("other")}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {t("files.hint")}
          </Text>
        </div>
      </Stack>
      <ConfirmDialog
        opened={unwanted !== undefined}
        title={t("files.removeQuestion", { name: unwanted?.fileName ?? "" })}
        confirmLabel={t("files.removeConfirm")}
        destructive
        onConfirm={remove}
        onClose={() => setUnwanted(undefined)}
      >
        {t("files.removeHint")}
      </ConfirmDialog>
    </Card>
  );
}
