export type Row = Readonly<Record<string, string | undefined>>;

/** As RFC 4180 has it: a field with a comma, a quote or a line break is quoted. */
export function csv(rows: readonly Row[], columns: readonly string[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
