/** On every reading client: without them 64-bit integers and decimals come back silently rounded. */
export const READ_SETTINGS = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
} as const

/** The bytes of an insert, and null when there is nothing in it. */
export function joinLines(ndjson: string | readonly string[]): string | null {
  const text = typeof ndjson === 'string' ? ndjson : ndjson.join('\n')
  return text.trim() === '' ? null : text
}

/** Settings of one insert. A field the table lacks is an error, never a silent loss. */
export function buildInsertSettings(token: string): Record<string, string | number> {
  return {
    insert_deduplicate: 1,
    insert_deduplication_token: token,
    async_insert: 0,
    input_format_skip_unknown_fields: 0,
    // A lot of an imported history spans any number of months; the default of 100 would refuse it for ever.
    max_partitions_per_insert_block: 0,
    date_time_input_format: 'best_effort',
    // `{"a.b": 1, "a": {"b": 2}}` names one path twice: the first stays, the lot goes in.
    type_json_skip_duplicated_paths: 1,
    // A text that looks like a date stays the text it was sent as: whoever compares it must find it again.
    input_format_try_infer_dates: 0,
    input_format_try_infer_datetimes: 0,
  }
}
