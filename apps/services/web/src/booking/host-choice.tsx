import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";

interface HostChoiceProps {
  readonly hosts: Service["hosts"];
  /** Left out: anyone. */
  readonly hostId: string | undefined;
  readonly onHost: (hostId: string | undefined) => void;
}

/** With whom, as a visitor is asked: one of those who give a service, or anyone. */
export function HostChoice({ hosts, hostId, onHost }: HostChoiceProps) {
  const { t } = useTranslation("services");
  return (
    <NativeSelect
      label={t("host.label")}
      value={hostId ?? ""}
      data={[
        { value: "", label: t("host.anyone") },
        ...hosts.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget }) => onHost(currentTarget.value || undefined)}
    />
  );
}
