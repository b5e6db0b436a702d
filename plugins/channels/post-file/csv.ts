/** Signs a spreadsheet takes for the beginning of a formula, in their full-width forms too. */
const formula = /^[=+\-@\t\0＝＋－＠]/

/** One line of a file with semicolons (RFC 4180 otherwise): every value quoted, none a formula. */
export const writeRow = (values: readonly string[]): string =>
  `${values.map((value) => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`).join(';')}\r\n`
