/** The name, or with the first number that makes it another than those taken: *Welcome*, *Welcome 2*, *Welcome 3*. */
export function nameApart(name: string, taken: readonly string[]): string {
  const known = new Set(taken)
  if (!known.has(name)) return name
  let n = 2
  while (known.has(`${name} ${n}`)) n += 1
  return `${name} ${n}`
}
