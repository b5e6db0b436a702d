import type { Rendered } from '../../../content/index.ts'

const triesAgain = 2

/**
 * Renders the rows; those few that came upon the time a template may take are made again. A template that is too heavy
 * strikes nearly all of its rows; a machine that was busy for a moment strikes one or two, and they are nobody's fault.
 * @param render answers in the rows' order, one result a row
 */
export async function renderPatiently<Row>(
  render: (rows: readonly Row[]) => Promise<readonly Rendered[]>,
  rows: readonly Row[],
): Promise<Rendered[]> {
  const results = [...(await render(rows))]
  for (let turn = 0; turn < triesAgain; turn++) {
    const struck = results.flatMap((one, i) => (!one.ok && one.reason === 'template_limit' ? [i] : []))
    if (struck.length === 0 || struck.length > Math.max(3, rows.length / 5)) break
    const again = await render(struck.flatMap((i) => rows[i] ?? []))
    for (const [at, i] of struck.entries()) {
      const made = again[at]
      if (made !== undefined) results[i] = made
    }
  }
  return results
}
