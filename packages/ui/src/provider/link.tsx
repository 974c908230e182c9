import { type ComponentProps, createContext, type FunctionComponent, useContext } from "react";

/** What a link is given; the same as an `<a>`, with `href` certain. */
export type LinkProps = Omit<ComponentProps<"a">, "href"> & { readonly href: string };

/** An app passes its router's link; without one a plain `<a>` is used. */
export type LinkComponent = FunctionComponent<LinkProps>;

function PlainLink(props: LinkProps) {
  return <a {...props} />;
}

const LinkContext = createContext<LinkComponent>(PlainLink);

export const LinkProvider = LinkContext.Provider;

/** The link component of the app in which this package's components are shown. */
export function useLink(): LinkComponent {
  return useContext(LinkContext);
}
