import { describeZone, FormFrame, LoadingState } from "@convene/ui";
import { QueryFailed, unwrap, useProblemText, useTellSaved } from "@convene/web-kit";
import { Modal, Radio, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Interview } from "../api.ts";

interface ReplaceDialogProps {
  readonly interviewId: string;
  /** Who leaves the panel; left out: closed. */
  readonly leaver: { readonly id: string; readonly name: string } | undefined;
  readonly onReplaced: (interview: Interview) => void;
  readonly onClose: () => void;
}

/** Gives somebody's seat to somebody who is free at that time. */
export function ReplaceDialog({ leaver, onClose, ...rest }: ReplaceDialogProps) {
  const { t } = useTranslation(["scheduling", "ats"]);
  return (
    <Modal
      opened={leaver !== undefined}
      onClose={onClose}
      title={leaver && t("replace.title", { name: leaver.name })}
      closeButtonProps={{ "aria-label": t("ats:close") }}
    >
      {leaver && <ReplaceForm leaver={leaver} onClose={onClose} {...rest} />}
    </Modal>
  );
}

interface ReplaceFormProps extends ReplaceDialogProps {
  readonly leaver: NonNullable<ReplaceDialogProps["leaver"]>;
}

function ReplaceForm({ interviewId: id, leaver, onReplaced, onClose }: ReplaceFormProps) {
  const { t } = useTranslation("scheduling");
  const problemText = useProblemText();
  const tellSaved = useTellSaved();
  const [standInId, setStandIn] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const param = { id };
  const standIns = useQuery({
    queryKey: ["interview", id, "stand-ins", leaver.id],
    queryFn: () =>
      unwrap(api.interviews[":id"]["stand-ins"].$get({ param, query: { personId: leaver.id } })),
    staleTime: 0,
  });
  const replace = useMutation({
    mutationFn: (chosen: string) =>
      unwrap(
        api.interviews[":id"].replace.$post({
          param,
          json: { personId: leaver.id, standInId: chosen },
        }),
      ),
    meta: { showsFailure: true },
    onSuccess: (interview, chosen) => {
      const name = standIns.data?.items.find((one) => one.id === chosen)?.name ?? "";
      tellSaved(t("replace.done", { name }));
      onReplaced(interview);
      onClose();
    },
    onError: () => void standIns.refetch(),
  });
  if (standIns.isPending) return <LoadingState shape="rows" count={3} />;
  if (!standIns.data) {
    return <QueryFailed error={standIns.error} onRetry={() => void standIns.refetch()} />;
  }
  const { items } = standIns.data;
  if (items.length === 0) return <Text size="sm">{t("replace.nobody")}</Text>;
  return (
    <FormFrame
      busy={replace.isPending}
      message={replace.error ? problemText(replace.error) : undefined}
      submitLabel={t("replace.confirm")}
      onSubmit={(event) => {
        event?.preventDefault();
        if (standInId === null) setMissing(true);
        else replace.mutate(standInId);
      }}
    >
      <Radio.Group
        label={t("replace.hint")}
        value={standInId}
        error={isMissing && standInId === null ? t("replace.choose") : null}
        onChange={setStandIn}
      >
        <Stack gap="xs" mt="xs">
          {items.map((person) => (
            <Radio
              key={person.id}
              value={person.id}
              label={person.name}
              description={[
                ...(person.fromPool ? [t("replace.fromPool")] : []),
                describeZone(person.timeZone).city,
                t("replace.interviews", { count: person.interviews }),
              ].join(" · ")}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormFrame>
  );
}
