import { type ReactNode, useEffect, useState } from "react";
import styles from "./data-table.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for numbers. */
  readonly align?: "start" | "end";
}

export interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  /** Shown instead where there are no rows. */
  readonly empty: ReactNode;
}

/** A table; on a phone each row is a card with its columns as labelled lines. */
export function DataTable<Row>({ label, rows, rowKey, columns, empty }: DataTableProps<Row>) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    if (!frame) return;
    const observer = new ResizeObserver(() => setIsWide(frame.scrollWidth > frame.clientWidth));
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);
  if (rows.length === 0) return empty;
  // The roles are spelled out: a table whose parts are displayed as blocks loses its own.
  return (
    <div
      ref={setFrame}
      className={styles.scroll}
      // For the keyboard, which scrolls what has the focus.
      {...(isWide && { role: "group", "aria-label": label, tabIndex: 0 })}
    >
      {/* biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks */}
      <table className={styles.table} aria-label={label} role="table">
        {/* biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks */}
          <tr role="row">
            {columns.map(({ key, header, align }) => (
              <th
                key={key}
                scope="col"
                // biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks
                role="columnheader"
                className={align === "end" ? styles.end : undefined}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks */}
        <tbody role="rowgroup">
          {rows.map((row) => (
            // biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks
            <tr key={rowKey(row)} role="row">
              {columns.map(({ key, header, cell, align }, index) =>
                index === 0 ? (
                  // biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks
                  <th key={key} scope="row" role="rowheader">
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={key}
                    // biome-ignore lint/a11y/noRedundantRoles: lost when displayed as blocks
                    role="cell"
                    className={align === "end" ? styles.end : undefined}
                  >
                    <span className={styles.label} aria-hidden>
                      {header}
                    </span>
                    <span>{cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
