import { createContext, useContext } from "react";

/**
 * Where things have a page of their own, by the first part of the paths by which the API changes them.
 *
 * @example
 * const pages: SubjectPages = { clients: (id) => `/clients/${id}` };
 */
export type SubjectPages = Readonly<Record<string, (id: string) => string>>;

const SubjectPagesContext = createContext<SubjectPages>({});

export const SubjectPagesProvider = SubjectPagesContext.Provider;

/** The product's own, as its staff frame was told. */
export function useSubjectPages(): SubjectPages {
  return useContext(SubjectPagesContext);
}
