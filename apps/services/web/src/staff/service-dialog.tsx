import { LoadingState } from "@convene/ui";
import { QueryFailed } from "@convene/web-kit";
import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ManagedService } from "../api.ts";
import { servicesQuery } from "./queries.ts";

interface ServiceDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** How many fields it will have. */
  readonly fields: number;
  readonly onClose: () => void;
  readonly children: (services: readonly ManagedService[], first: ManagedService) => ReactNode;
}

/** A dialog that begins with the choice of a service. */
export function ServiceDialog({ opened, title, fields, onClose, children }: ServiceDialogProps) {
  const { t } = useTranslation("services");
  const services = useQuery({ ...servicesQuery, enabled: opened });
  const [first] = services.data?.items ?? [];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      {services.data && first ? (
        children(services.data.items, first)
      ) : services.isError ? (
        <QueryFailed error={services.error} onRetry={() => void services.refetch()} />
      ) : services.data ? (
        t("service.none")
      ) : (
        <LoadingState shape="form" count={fields} />
      )}
    </Modal>
  );
}
