import { EmptyState, LoadingState } from "@convene/ui";
import { QueryFailed, unwrap, useProblemText } from "@convene/web-kit";
import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ClientDetails } from "../api.ts";
import { clientsQuery } from "../staff/queries.ts";
import { clientQuery } from "./client-query.ts";

interface MergeDialogProps {
  readonly opened: boolean;
  readonly client: ClientDetails;
  readonly onClose: () => void;
}

/** Finds the client who is the same person, and makes the two one. */
export function MergeDialog({ opened, client, onClose }: MergeDialogProps) {
  const { t } = useTranslation("clients");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("mergeTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <MergeForm client={client} onClose={onClose} />
    </Modal>
  );
}

const TYPING_MS = 250;

function MergeForm({ client, onClose }: Omit<MergeDialogProps, "opened">) {
  const { t } = useTranslation("clients");
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [text, setText] = useState(client.name.split(" ")[0] ?? "");
  const [search] = useDebouncedValue(text.trim(), TYPING_MS);
  const [mergeId, setMergeId] = useState<string | null>(null);
  const found = useInfiniteQuery(clientsQuery(search));
  const merge = useMutation({
    mutationFn: (other: string) =>
      unwrap(
        api.clients[":id"].merge.$post({ param: { id: client.id }, json: { mergeId: other } }),
      ),
    meta: { showsFailure: true },
    onSuccess: async (now) => {
      queryClient.setQueryData(clientQuery(client.id).queryKey, now);
      await queryClient.invalidateQueries({ queryKey: ["clients"] });
      onClose();
    },
  });
  const others = found.data?.pages[0]?.items.filter(({ id }) => id !== client.id) ?? [];
  return (
    <Stack gap="md">
      <TextInput
        label={t("mergeSearch")}
        type="search"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.isPending ? (
        <LoadingState shape="rows" count={3} />
      ) : found.isError ? (
        <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
      ) : others.length === 0 ? (
        <EmptyState title={t("mergeNone")} />
      ) : (
        <Radio.Group aria-label={t("mergeTitle")} value={mergeId} onChange={setMergeId}>
          <Stack gap="xs">
            {others.slice(0, 8).map((other) => (
              <Radio
                key={other.id}
                value={other.id}
                label={other.name}
                description={[other.email, other.phone].filter(Boolean).join(" · ")}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Text size="sm">{t("mergeHint", { name: client.name })}</Text>
      {merge.error && <Alert color="red">{problemText(merge.error)}</Alert>}
      <Group justify="flex-end" gap="xs">
        <Button
          color="red"
          disabled={mergeId === null}
          loading={merge.isPending}
          onClick={() => mergeId !== null && merge.mutate(mergeId)}
        >
          {t("mergeConfirm", { name: client.name })}
        </Button>
      </Group>
    </Stack>
  );
}
