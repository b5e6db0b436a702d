/**
 * Rows of the workspace ($1) by a column that an index beside the primary key knows, value by value, as a FROM item. Written as
 * `= ANY`, a plan made before a table's first statistics takes one workspace for one row in two hundred and goes through all of
 * it: a search right after a catalogue was loaded then reads every variant there is.
 *
 * @param values the place of the values among the parameters, an array of texts
 */
export const probe = (values: string, table: string, column: string, wanted = '*'): string =>
  `(SELECT row.* FROM (SELECT DISTINCT unnest(${values}::text[]) AS value) AS asked, LATERAL (
     SELECT ${wanted} FROM ${table} WHERE workspace_id = $1 AND ${column} = asked.value OFFSET 0) AS row)`
