/** Something that a form asks whoever books or applies, as the API has it. */
export type Question =
  | {
      readonly kind: "text" | "longText" | "checkbox" | "number";
      readonly id: string;
      readonly label: string;
      readonly required: boolean;
    }
  | {
      readonly kind: "choice";
      readonly id: string;
      readonly label: string;
      readonly required: boolean;
      readonly options: readonly string[];
    };
