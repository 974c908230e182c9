import { Select, type SelectProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";

interface HostSelectProps extends Pick<SelectProps, "leftSection"> {
  readonly hosts: Service["hosts"];
  /** Left out: anyone. */
  readonly hostId: string | undefined;
  readonly onHost: (hostId: string | undefined) => void;
}

const ANYONE = "anyone";

/** With whom: one of those who give a service, or anyone. */
export function HostSelect({ hosts, hostId, onHost, ...rest }: HostSelectProps) {
  const { t } = useTranslation("services");
  return (
    <Select
      label={t("host.label")}
      data={[
        { value: ANYONE, label: t("host.anyone") },
        ...hosts.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={hostId ?? ANYONE}
      allowDeselect={false}
      onChange={(id) => onHost(id === null || id === ANYONE ? undefined : id)}
      {...rest}
    />
  );
}
