import { Combobox, Loader, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClientEntry } from "../api.ts";
import { clientSearchQuery } from "./queries.ts";

interface ClientSearchProps {
  readonly onPick: (client: ClientEntry) => void;
  /** What was typed is none of those found: the name, phone or address of somebody new. */
  readonly onNew: (text: string) => void;
}

const TYPING_MS = 200;
const NEW = "new";

/** Finds who calls, by whatever they say first. */
export function ClientSearch({ onPick, onNew }: ClientSearchProps) {
  const { t } = useTranslation("services");
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), TYPING_MS);
  const found = useQuery(clientSearchQuery(search));
  const clients = search.length > 1 ? (found.data?.items ?? []) : [];
  const contactOf = ({ phone, email }: ClientEntry) =>
    [phone, email].filter((one) => one !== null).join(" · ");
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        const client = clients.find(({ id }) => id === value);
        if (client) {
          setText(client.name);
          onPick(client);
        } else onNew(text.trim());
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          data-autofocus
          label={t("quick.client")}
          placeholder={t("quick.clientPlaceholder")}
          autoComplete="off"
          value={text}
          rightSection={found.isFetching && search.length > 1 ? <Loader size={16} /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={search.length < 2}>
        <Combobox.Options aria-label={t("quick.client")}>
          {clients.map((client) => (
            <Combobox.Option key={client.id} value={client.id}>
              <Text size="sm" fw={600}>
                {client.name}
              </Text>
              <Text size="xs" c="dimmed">
                {contactOf(client)}
              </Text>
            </Combobox.Option>
          ))}
          <Combobox.Option value={NEW}>
            {t("quick.clientNew", { text: text.trim() })}
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
