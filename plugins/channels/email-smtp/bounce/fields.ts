/** Groups of `Name: value` lines apart by empty lines; names in lower case, folded lines joined. */
export function readFields(text: string): Map<string, string>[] {
  const groups: Map<string, string>[] = []
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const fields = new Map<string, string>()
    for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const at = line.indexOf(':')
      const name = line.slice(0, at).trim().toLowerCase()
      if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim())
    }
    if (fields.size > 0) groups.push(fields)
  }
  return groups
}
