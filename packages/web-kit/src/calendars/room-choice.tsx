import { Select, type SelectProps } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type RoomProvider, roomProvidersQuery } from "./room-providers-query.ts";

export interface RoomChoiceProps<Other extends string>
  extends Pick<SelectProps, "label" | "disabled" | "error"> {
  readonly value: RoomProvider | Other;
  /** What can be chosen besides, such as to meet in person. */
  readonly others: readonly { readonly value: Other; readonly label: string }[];
  readonly onChange: (value: RoomProvider | Other) => void;
}

/**
 * Where an event takes place: what the caller offers, or an online room of a provider that is set up.
 *
 * @example
 * <RoomChoice
 *   label={t("service.room")}
 *   value={roomProvider ?? "none"}
 *   others={[{ value: "none", label: t("service.notOnline") }]}
 *   onChange={(value) => setRoomProvider(value === "none" ? null : value)}
 * />
 */
export function RoomChoice<Other extends string>({
  value,
  others,
  onChange,
  ...field
}: RoomChoiceProps<Other>) {
  const { t } = useTranslation("kit");
  const { data: providers = [] } = useQuery(roomProvidersQuery);
  // What was chosen stays a choice, although its provider may be gone by now.
  const rooms = providers.filter(({ provider, setUp }) => setUp || provider === value);
  const chosen = rooms.find(({ provider }) => provider === value);
  return (
    <Select
      {...field}
      label={field.label ?? t("rooms.label")}
      {...(chosen && { description: hintOf(chosen) })}
      data={[
        ...others,
        {
          group: t("rooms.online"),
          items: rooms.map(({ provider }) => ({
            value: provider,
            label: t(`rooms.provider.${provider}`),
          })),
        },
      ]}
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        const known =
          others.find((other) => other.value === next)?.value ??
          rooms.find(({ provider }) => provider === next)?.provider;
        if (known !== undefined) onChange(known);
      }}
    />
  );

  function hintOf({ provider, setUp }: (typeof providers)[number]): string {
    return setUp ? t(`rooms.hint.${provider}`) : t("rooms.notSetUp");
  }
}
