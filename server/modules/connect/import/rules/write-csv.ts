/** A row of a CSV file (RFC 4180, semicolons as Polish spreadsheets read them). A cell that a spreadsheet would compute is text. */
export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map(writeCell).join(';')}\r\n`
}

function writeCell(text: string): string {
  // Formulas from strangers' files must stay words: OWASP, "CSV injection".
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s.,]+$/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
