import { Combobox, Textarea, useCombobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../jobs/job-query.ts";
import { type Mentionable, mentionBefore } from "./mentions.ts";

interface MentionFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Somebody was picked from the list. */
  readonly onMention: (person: Mentionable) => void;
  readonly autoFocus?: boolean;
}

const MOST_SHOWN = 6;
const LONGEST_NOTE = 4_000;

/** A text in which colleagues can be mentioned: `@` opens a list of them. */
export function MentionField({ value, onChange, onMention, ...labels }: MentionFieldProps) {
  const { t } = useTranslation("hiring");
  const colleagues = useQuery(colleaguesQuery);
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const mention = mentionBefore(value, caret);
  const people = colleagues.data?.items ?? [];
  const found =
    mention === undefined
      ? []
      : people
          .filter(({ name }) => name.toLowerCase().includes(mention.wanted.toLowerCase()))
          .slice(0, MOST_SHOWN);

  // Enter takes the first one; where nobody fits, it is a new line.
  const selectFirst = useEffectEvent(() => combobox.selectFirstOption());
  const shown = found.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (combobox.dropdownOpened && shown !== "") selectFirst();
  }, [combobox.dropdownOpened, shown]);

  const follow = (typed: string, position: number) => {
    setCaret(position);
    if (mentionBefore(typed, position)) combobox.openDropdown();
    else combobox.closeDropdown();
  };
  const pick = (id: string) => {
    const person = people.find((one) => one.id === id);
    if (!person || !mention) return;
    const before = `${value.slice(0, mention.start)}@${person.name} `;
    // At once: whoever types on must not find the caret elsewhere a moment later.
    flushSync(() => {
      onChange(`${before}${value.slice(caret).trimStart()}`);
      onMention(person);
      setCaret(before.length);
      combobox.closeDropdown();
    });
    field.current?.focus();
    field.current?.setSelectionRange(before.length, before.length);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal>
      <Combobox.DropdownTarget>
        <Combobox.EventsTarget withAriaAttributes={false}>
          <Textarea
            ref={field}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={LONGEST_NOTE}
            autoComplete="off"
            {...labels}
            value={value}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              follow(event.currentTarget.value, event.currentTarget.selectionStart);
            }}
            onClick={(event) => follow(value, event.currentTarget.selectionStart)}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.EventsTarget>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options aria-label={t("notes.people")}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
