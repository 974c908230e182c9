import type { Prisma } from "@prisma/client/extension";
import type { Actor } from "./actor.ts";

/** The columns of a model, as Prisma's generated types have them. */
export type Columns<Client, Model> = Model extends keyof Client
  ? Client[Model] extends {
      readonly [fact: symbol]: { types: { payload: { scalars: infer Scalars } } };
    }
    ? Scalars
    : never
  : never;

export type ColumnName<Client, Model> = keyof Columns<Client, Model> & string;

/** A condition on the rows of a model. */
export type Where<Client, Model> = Model extends keyof Client
  ? Exclude<Prisma.Args<Client[Model], "findMany">["where"], undefined>
  : never;

/** What can be written to the rows of a model. */
export type Data<Client, Model> = Model extends keyof Client
  ? Prisma.Args<Client[Model], "updateMany">["data"]
  : never;

type NameIn<Union> = Union extends unknown ? keyof Union : never;

/** `Written`, if it names nothing that the model cannot be written: a function's answer is not checked for that. */
export type Only<Written, Client, Model> = Written & {
  readonly [Unknown in Exclude<keyof Written, NameIn<Data<Client, Model>>>]: never;
};

/** The columns that a behaviour wants. */
export interface BehaviourColumns {
  /** Have exactly these types: what is read fits, and so does what is written. */
  readonly required: object;
  /** May be missing, but have these types where they are there. */
  readonly optional: object;
}

type Fits<Present, Wanted extends BehaviourColumns> = [Present] extends [never]
  ? false
  : Present extends Wanted["required"]
    ? Wanted["required"] extends Pick<Present, keyof Present & keyof Wanted["required"]>
      ? Pick<Present, keyof Present & keyof Wanted["optional"]> extends Wanted["optional"]
        ? true
        : false
      : false
    : false;

/** The names of those models of a client that have the columns of a behaviour. */
export type ModelWith<Client, Wanted extends BehaviourColumns> = {
  [Model in keyof Client & string]: Fits<Columns<Client, Model>, Wanted> extends true
    ? Model
    : never;
}[keyof Client & string];

/** The kinds of actor that the model can hold; any where it has no column for it. */
export type KindOf<Client, Model> =
  Columns<Client, Model> extends { readonly cancelledByKind: infer Kind }
    ? NonNullable<Kind> & string
    : string;

export type ActorOf<Client, Model> = Actor<KindOf<Client, Model>>;

/** Something that has the model, with the columns that the extension was made for. */
type HasModel<Client, Model extends string> = {
  readonly [M in Model]: {
    readonly [fact: symbol]: { types: { payload: { scalars: Columns<Client, Model> } } };
  };
};

/**
 * A Prisma client extension of one model: what `client.$extends` takes, on any client that has the
 * model with those columns.
 */
export type ModelExtension<Client, Model extends string, Computed, Methods> = (
  client: HasModel<Client, Model>,
) => {
  readonly $extends: {
    readonly extArgs: {
      result: {
        [M in Model]: { [Field in keyof Computed]: () => { compute: () => Computed[Field] } };
      };
      model: { [M in Model]: { [Method in keyof Methods]: () => Methods[Method] } };
      query: Record<never, never>;
      client: Record<never, never>;
    };
  };
};
