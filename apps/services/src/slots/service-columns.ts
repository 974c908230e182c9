import { Prisma } from "@convene/prisma";

const COLUMNS = Object.keys(Prisma.ServiceScalarFieldEnum).map(
  (field) =>
    `service.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${field}"`,
);

/** All columns of `service`, by the names that its row has in the code. */
export const serviceColumns = Prisma.raw(COLUMNS.join(", "));
