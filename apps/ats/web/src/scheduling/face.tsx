import { Avatar, type AvatarProps } from "@mantine/core";

/** Somebody's initials, always in the same colour. */
export function Face({ name, ...avatar }: { readonly name: string } & AvatarProps) {
  return <Avatar name={name} color="initials" size={28} radius="xl" aria-hidden {...avatar} />;
}
